package org.holdfast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.register.Progress;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Keys;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Role;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages read, over a synthetic register. */
class PageReadingTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 1, 10);

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static Actor officer;
    private static PersonalCipher cipher;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.create();
        fill();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void fill() throws Exception {
        Path register = Files.createDirectories(directory.resolve("register"));
        Synthesis.run(new Commission(300, 5, LocalDate.of(2020, 12, 31), 2), register, (written, wanted) -> {});
        cipher = new PersonalCipher(Keys.open(directory.resolve("keys")));
        Loads loads = new Loads(database.store(), new Journal(database.store()), cipher);
        try (Loads.Checked checked =
                Loads.check(register, 1, directory.resolve("work"), Progress.SILENT, Progress.SILENT)) {
            loads.apply(
                    Actor.SYSTEM,
                    checked,
                    new Loads.Order("synthetic", true, LocalDate.of(2020, 12, 31)),
                    Progress.SILENT);
        }
        officer = database.account("zhang.wei", Role.OFFICER, null);
        assess();
    }

    /** Results, tallies and signals that stand for an assessment's. */
    private static void assess() {
        database.owner().sql("""
                insert into pack (digest, pack_id, version, files, added_by) values ('d', 'cn', '1', '', 0);
                insert into run (kind, cause, as_of, digest, state, asked_by)
                    values ('full', 'demand', date '2020-12-31', 'd', 'done', 0);
                insert into result (household_no, household_id, place_no, from_run, level, level_rank, category, main_cause,
                    causes, indicators, unknown, score, verify, measures, costs, outputs)
                select household_no, household_id, place_no, 1,
                    (array['none', 'blue', 'yellow', 'orange', 'red'])[household_no % 5 + 1], household_no % 5, 'none',
                    'illness', '{illness,water}', '{water_gap,serious_illness}', '{housing_gap}', 8, true,
                    '{water_connection,skills_training}', '{4000,null}', '{}' from household;
                insert into tally (place_no, run_id, day, households, persons, levels, categories, indicators, causes)
                select place_no, 1, date '2020-12-31', sum(n), 0, jsonb_object_agg(level, n), '{}', '{}',
                    jsonb_build_object('illness', sum(n))
                from (select place_no, level, count(*) n from result group by place_no, level) counted group by place_no;
                insert into signal (household_no, household_id, place_no, channel, what, run_id, level, level_rank, causes,
                    due_on)
                select household_no, household_id, place_no, 'engine', 'level', 1, level, level_rank, causes,
                    date '2021-01-10' - (household_no % 7)::int + 3 from result where level_rank >= 3""").update();
    }

    private static Inbox.Page inbox(String after) {
        Sorting sorting = Sorting.of(Link.to("/inbox").with("sort", "-level"), "-level");
        return new Inbox(database.store(), () -> TODAY)
                .page(officer, new Inbox.Filter("open", "", "", "", "", sorting, after));
    }

    @Test
    void pages_of_the_inbox_hold_every_signal_once() {
        Inbox.Page first = inbox("");
        assertThat(first.rows()).hasSize(Inbox.ROWS);
        List<Long> seen = new java.util.ArrayList<>(ids(first));
        Inbox.Page page = first;
        while (page.next() != null) {
            page = inbox(Objects.requireNonNull(page.next().query().get("after")));
            seen.addAll(ids(page));
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(first.rows())
                .allMatch(row -> row.overdue() == row.dueOn().isBefore(TODAY))
                .extracting(Inbox.Row::overdue)
                .contains(true, false);
        assertThat(Objects.requireNonNull(new Overview(database.store(), () -> TODAY).at(officer, ""))
                        .overdue())
                .isEqualTo(database.owner()
                        .sql("select count(*) from signal where due_on < date '2021-01-10'")
                        .query(Long.class)
                        .single());
        assertThat(seen)
                .hasSize(database.owner()
                        .sql("select count(*) from signal where state = 'open'")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void the_trend_tells_of_each_assessment_of_everybody_the_newest_first() {
        database.owner().sql("""
                insert into run (run_id, kind, cause, as_of, digest, state, asked_by) overriding system value
                    values (900, 'full', 'nightly', date '2021-01-01', 'd', 'done', 0);
                insert into tally (place_no, run_id, day, households, persons, levels, categories, indicators, causes)
                    select min(place_no), 900, date '2021-01-01', 300, 0, '{"red": 100, "none": 200}', '{}', '{}', '{}'
                    from tally where run_id = 1""").update();
        List<Overview.Day> trend = Objects.requireNonNull(new Overview(database.store(), () -> TODAY).at(officer, ""))
                .trend();
        database.owner().sql("delete from tally where run_id = 900").update();
        assertThat(trend)
                .extracting(Overview.Day::day)
                .startsWith(LocalDate.of(2021, 1, 1), LocalDate.of(2020, 12, 31));
        assertThat(trend.get(0).levels()).isEqualTo(Map.of("red", 100L, "none", 200L));
    }

    @Test
    void a_supervisor_sees_counts_rounded_and_not_how_many_when_they_are_few() {
        Actor supervisor = database.account("liu.fang", Role.SUPERVISOR, null);
        database.owner().sql("""
                insert into run (kind, cause, as_of, digest, state, asked_by)
                    values ('partial', 'demand', date '2020-12-31', 'd', 'done', 0);
                insert into tally (place_no, run_id, day, households, persons, levels, categories, indicators, causes)
                    select min(place_no), max(run_id) + 1, max(day), 60, 0, '{"red": 3, "yellow": 17, "none": 40}', '{}', '{}', '{}'
                    from tally""").update();
        String village = database.owner()
                .sql("select place_id from place where place_no = (select min(place_no) from tally)")
                .query(String.class)
                .single();
        Overview.Shown shown =
                Objects.requireNonNull(new Overview(database.store(), () -> TODAY).at(supervisor, village));
        assertThat(shown.levels())
                .containsExactly(
                        new Overview.Count("red", null),
                        new Overview.Count("yellow", 15L),
                        new Overview.Count("none", 40L));
    }

    /** In each way of looking: where much is to be seen, where little is, and where many have the name. */
    private static List<String> found(Actor reader, String words, String place) {
        List<String> all = found(new HouseholdSearch(database.store(), cipher), reader, words, place);
        for (int few : List.of(1, 5, 100)) {
            assertThat(found(new HouseholdSearch(database.store(), cipher, few), reader, words, place))
                    .describedAs("%s, few are %d", words, few)
                    .isEqualTo(all);
        }
        return all;
    }

    private static List<String> found(HouseholdSearch search, Actor reader, String words, String place) {
        List<String> all = new ArrayList<>();
        String after = "";
        HouseholdSearch.Found page;
        do {
            page = search.find(reader, new HouseholdSearch.Wanted(words, place, "", after));
            page.rows().forEach(row -> all.add(row.householdId()));
            after = page.rows().isEmpty() ? "" : page.last();
        } while (page.goesOn());
        return all;
    }

    @Test
    void households_are_found_by_name_id_and_identifiers_within_the_place() {
        database.owner().sql("""
                update person set name = (array['Wang Li', 'Wang Lin', 'Li Wang', '王丽'])[1 + abs(hashtext(person_id)) % 4]""").update();
        String village = database.owner()
                .sql("select place_id from household order by place_no limit 1")
                .query(String.class)
                .single();
        Actor worker = database.account("he.xin", Role.WORKER, village);
        for (String words : List.of("Wang", "Wang Li", "Wang Lin", "王", "Nobody", "Wang Li\uDBFF\uDFFF", "%")) {
            for (String place : List.of("", village)) {
                List<String> expected = database.owner()
                        .sql("""
                        select distinct household_id from household join person using (household_no)
                        where starts_with(name, :words) and (:place = '' or place_id = :place) order by 1""")
                        .param("words", words)
                        .param("place", place)
                        .query(String.class)
                        .list();
                assertThat(found(officer, words, place))
                        .describedAs(words + place)
                        .isEqualTo(expected);
                if (!place.isEmpty()) {
                    assertThat(found(worker, words, "")).describedAs(words).isEqualTo(expected);
                }
            }
        }
        String last = database.owner()
                .sql("select household_id from household order by place_no desc limit 1")
                .query(String.class)
                .single();
        database.owner()
                .sql("update household set phone_index = :index where household_id = :id")
                .param("index", cipher.index("phone", "138 0013 8000"))
                .param("id", last)
                .update();
        database.owner()
                .sql("""
                update person set national_id_index = :index where person_id = (select min(person_id) from person
                    where household_no = (select household_no from household where household_id = :id))""")
                .param("index", cipher.index("national_id", "11010119900307009X"))
                .param("id", last)
                .update();
        for (String words : List.of(last, "13800138000", "11010119900307009x")) {
            assertThat(found(officer, words, "")).describedAs(words).containsExactly(last);
            assertThat(found(worker, words, "")).describedAs(words).isEmpty();
        }
    }

    private static List<Long> ids(Inbox.Page page) {
        return page.rows().stream().map(Inbox.Row::id).toList();
    }
}

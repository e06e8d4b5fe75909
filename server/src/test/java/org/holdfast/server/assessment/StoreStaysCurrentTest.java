package org.holdfast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.policy.source.PackSource;
import org.holdfast.register.Progress;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Alone;
import org.holdfast.server.store.Keys;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class StoreStaysCurrentTest {
    private static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);
    private static final String PLACES = """
            place_id,parent_id,level,name
            C,,county,C
            T,C,township,T
            V1,T,village,V1
            V2,T,village,V2
            """;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Journal journal;
    private Packs packs;
    private Assessments assessments;
    private Loads loads;
    private int loaded;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        journal = new Journal(database.store());
        packs = new Packs(database.store(), journal);
        assessments = new Assessments(database.store(), journal, packs, directory.resolve("runs"));
        loads = new Loads(database.store(), journal, new PersonalCipher(Keys.open(directory.resolve("keys"))));
        packs.begin(packs.add(Actor.SYSTEM, PackSource.read(Path.of("../packs/cn"))), "the first");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Loads a whole register: households with place, grade of dwelling and safe water; of those called S somebody is seriously ill. */
    private void load(String... households) throws Exception {
        Path register = Files.createDirectories(directory.resolve("register-" + ++loaded));
        Files.writeString(register.resolve("place.csv"), PLACES);
        Files.writeString(
                register.resolve("household.csv"),
                "household_id,place_id,dwelling_grade,water_safe\n" + String.join("\n", households) + "\n");
        Files.writeString(
                register.resolve("person.csv"),
                Arrays.stream(households)
                        .map(row -> row.substring(0, row.indexOf(',')))
                        .map(id -> id + "-1," + id + ",female,1980-01-01,head,"
                                + (id.startsWith("S") ? "serious" : "healthy") + "\n")
                        .collect(
                                Collectors.joining("", "person_id,household_id,sex,birth_date,relation,health\n", "")));
        try (Loads.Checked checked =
                Loads.check(register, 1, directory.resolve("work-" + loaded), Progress.SILENT, Progress.SILENT)) {
            loads.apply(Actor.SYSTEM, checked, new Loads.Order("load " + loaded, true, AS_OF), Progress.SILENT);
        }
    }

    private long number(String sql) {
        return database.owner().sql(sql).query(Long.class).single();
    }

    private Map<String, Object> row(String sql) {
        return database.owner().sql(sql).query().singleRow();
    }

    @Test
    void a_household_that_changes_again_while_it_is_assessed_stays_stale() throws Exception {
        load("H1,V1,A,true", "H2,V1,A,true");
        assessments.stale(AS_OF);
        load("H1,V1,D,true", "H2,V1,A,true");
        StaleMarks exported = database.store().snapshot(Actor.SYSTEM, db -> StaleMarks.of(db, null));
        assertThat(exported.households()).hasSize(1);
        load("H1,V1,A,true", "H2,V1,A,true");
        takeAway(exported);
        assertThat(number("select count(*) from stale")).isEqualTo(1);
        assessments.stale(AS_OF);
        assertThat(row("select level from result where household_id = 'H1' and until_run is null"))
                .containsEntry("level", "yellow");
        assertThat(number("select count(*) from stale")).isZero();
    }

    private void takeAway(StaleMarks marks) {
        database.store().write(Actor.SYSTEM, db -> {
            marks.takeAway(db);
            return true;
        });
    }

    @Test
    void a_household_that_is_changing_while_it_is_assessed_stays_stale_and_holds_nobody_up() throws Exception {
        load("H1,V1,A,true", "H2,V1,A,true");
        StaleMarks exported = database.store().snapshot(Actor.SYSTEM, db -> StaleMarks.of(db, null));
        try (Connection changing = database.database().owner().getConnection();
                Statement statement = changing.createStatement()) {
            changing.setAutoCommit(false);
            statement.execute("""
                    update stale set since = clock_timestamp()
                    where household_no = (select household_no from household where household_id = 'H1')""");
            takeAway(exported);
            changing.commit();
        }
        assertThat(row("select household_id from stale join household using (household_no)"))
                .containsEntry("household_id", "H1");
    }

    @Test
    void while_another_server_of_the_database_assesses_this_one_does_not() throws Exception {
        load("H1,V1,A,true");
        try (Alone other = database.store().alone(Assessments.LOCK)) {
            assertThat(other).isNotNull();
            assertThat(assessments.stale(AS_OF)).isEmpty();
            assertThat(assessments.markInterrupted()).isZero();
        }
        assertThat(number("select count(*) from run")).isZero();
        assertThat(assessments.stale(AS_OF)).isPresent();
    }

    @Test
    void everybody_is_assessed_once_a_day_also_after_a_restart_and_when_another_pack_decides() throws Exception {
        load("H1,V1,A,true");
        assertThat(assessments.nightly(AS_OF)).isEmpty();
        assessments.stale(AS_OF);
        assertThat(assessments.nightly(AS_OF)).isEmpty();
        assertThat(assessments.nightly(AS_OF.plusDays(1))).isPresent();
        assertThat(assessments.nightly(AS_OF.plusDays(1))).isEmpty();
        packs.begin(packs.add(Actor.SYSTEM, PackSource.read(Path.of("../packs/neutral"))), "another");
        assertThat(assessments.nightly(AS_OF.plusDays(1))).isPresent();
        assertThat(row("select cause, kind from run order by run_id desc limit 1"))
                .containsEntry("cause", "pack")
                .containsEntry("kind", "full");
        assertThat(assessments.nightly(AS_OF.plusDays(1))).isEmpty();
    }

    @Test
    void a_place_that_nobody_lives_at_any_more_counts_nobody() throws Exception {
        load("H1,V1,A,true", "H2,V2,D,true");
        assessments.stale(AS_OF);
        load("H1,V1,A,true", "H2,V1,D,true");
        assessments.stale(AS_OF);
        String now = """
                select t.households from tally t join place p using (place_no) where p.place_id = '%s'
                order by run_id desc limit 1""";
        assertThat(number(now.replace("%s", "V1"))).isEqualTo(2);
        assertThat(number(now.replace("%s", "V2"))).isZero();
    }

    @Test
    void a_signal_goes_where_its_household_goes() throws Exception {
        load("H1,V1,A,true", "H2,V2,D,true");
        assessments.stale(AS_OF);
        load("H1,V1,A,true", "H2,V1,D,true");
        assessments.stale(AS_OF);
        assertThat(row("select p.place_id from signal s join place p using (place_no) where household_id = 'H2'"))
                .containsEntry("place_id", "V1");
    }

    @Test
    void a_household_that_is_gone_is_found_nothing_of() throws Exception {
        load("H1,V1,A,true", "H2,V2,D,true");
        assessments.stale(AS_OF);
        load("H1,V1,A,true");
        assessments.stale(AS_OF);
        assertThat(number("select count(*) from result where until_run is null"))
                .isEqualTo(1);
        assertThat(number("select count(*) from stale")).isZero();
    }

    @Test
    void an_open_signal_that_takes_a_graver_level_is_journalled() throws Exception {
        load("S1,V1,A,true");
        assessments.stale(AS_OF);
        long before = number("select level_rank from signal");
        load("S1,V1,D,true");
        assessments.stale(AS_OF);
        assertThat(number("select level_rank from signal")).isGreaterThan(before);
        assertThat(number("select count(*) from journal_change where kind = 'signal' and before is not null"))
                .isEqualTo(1);
        assertThat(row("select explanation::text like '%housing_gap%' explained from signal"))
                .containsEntry("explained", true);
        assertThat(number("select count(*) from signal")).isEqualTo(1);
    }

    @Test
    void only_officers_may_activate_a_pack_and_only_administrators_add_one_also_for_the_database() {
        database.place("P", null, "village", 0, 10);
        for (Role role : Role.values()) {
            if (role == Role.SYSTEM) {
                continue;
            }
            Actor actor = database.account("a-" + role.id(), role, "P");
            assertThat(refused(actor, """
                    insert into pack_activation (digest, activated_by, reason)
                    select digest, acting_account(), 'x' from pack limit 1""")).isEqualTo(role != Role.OFFICER);
            assertThat(refused(actor, """
                    insert into pack (digest, pack_id, version, files, added_by)
                    values ('d' || acting_account(), 'x', '1', '', acting_account())""")).isEqualTo(role != Role.ADMINISTRATOR);
        }
    }

    private boolean refused(Actor actor, String sql) {
        try {
            database.store().write(actor, db -> db.sql(sql).update());
            return false;
        } catch (DataAccessException denied) {
            return true;
        }
    }

    @Test
    void a_pack_is_put_in_force_after_a_preview_that_still_holds_by_who_has_every_household() throws Exception {
        load("H1,V1,A,true", "H2,V2,D,true");
        assessments.stale(AS_OF);
        Actor officer = database.account("of.all", Role.OFFICER, null);
        Actor village = database.account("of.v1", Role.OFFICER, "V1");
        PackPreviews previews = new PackPreviews(database.store());
        String first = packs.inForce().orElseThrow().digest();
        String other = packs.add(Actor.SYSTEM, PackSource.read(Path.of("../packs/neutral")));

        assertThat(previews.ask(village, other)).isFalse();
        assertThat(packs.activate(village, other, 1, "mine")).isEqualTo(Packs.Activated.NOT_ALLOWED);
        assertThat(packs.activate(officer, other, 1, "unseen")).isEqualTo(Packs.Activated.NOT_PREVIEWED);

        assertThat(previews.ask(officer, other)).isTrue();
        assertThat(packs.activate(officer, other, 1, "not made yet")).isEqualTo(Packs.Activated.NOT_PREVIEWED);
        assertThat(assessments.preview(AS_OF)).isTrue();
        assertThat(assessments.preview(AS_OF)).isFalse();
        PackPreviews.Preview preview = previews.find(officer, other).orElseThrow();
        assertThat(preview.valid()).isTrue();
        assertThat(preview.moves().stream().mapToLong(PackPreviews.Move::households))
                .hasSizeGreaterThan(0)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(2));
        assertThat(previews.find(village, other).orElseThrow().moves().stream()
                        .mapToLong(PackPreviews.Move::households)
                        .sum())
                .isEqualTo(1);

        assertThat(packs.activate(officer, other, preview.version() + 1, "another preview"))
                .isEqualTo(Packs.Activated.NOT_PREVIEWED);
        database.owner()
                .sql("update pack_preview set made_at = made_at - interval '25 hours'")
                .update();
        assertThat(packs.activate(officer, other, preview.version(), "too old"))
                .isEqualTo(Packs.Activated.NOT_PREVIEWED);
        database.owner()
                .sql("update pack_preview set made_at = made_at + interval '25 hours'")
                .update();
        assertThat(packs.inForce().orElseThrow().digest()).isEqualTo(first);
        assertThat(packs.activate(officer, other, preview.version(), "seen")).isEqualTo(Packs.Activated.DONE);
        assertThat(packs.inForce().orElseThrow().digest()).isEqualTo(other);

        packs.begin(first, "back again");
        packs.begin(other, "and forth");
        database.owner().sql("update pack_preview set against = ?").param(other).update();
        assertThat(previews.find(officer, other).orElseThrow().valid()).isTrue();
        packs.begin(first, "the pack it was beside is gone");
        assertThat(previews.find(officer, other).orElseThrow().valid()).isFalse();
    }

    @Test
    void a_preview_that_cannot_be_made_says_so_and_is_not_tried_again() throws Exception {
        load("H1,V1,A,true");
        assessments.stale(AS_OF);
        database.owner().sql("""
                insert into pack (digest, pack_id, version, files, added_by) values ('broken', 'broken', '1', '{}', 0)""").update();
        Actor officer = database.account("of.all", Role.OFFICER, null);
        PackPreviews previews = new PackPreviews(database.store());
        previews.ask(officer, "broken");
        assertThat(assessments.preview(AS_OF)).isTrue();
        assertThat(assessments.preview(AS_OF)).isFalse();
        assertThat(previews.find(officer, "broken").orElseThrow().problem()).isEqualTo("failed");
        previews.ask(officer, "broken");
        assertThat(previews.find(officer, "broken").orElseThrow().problem()).isNull();
        assertThat(packs.activate(officer, "broken", 2, "never")).isEqualTo(Packs.Activated.NOT_PREVIEWED);
    }

    @Test
    void what_an_assessment_changed_is_counted_at_the_place_of_the_reader() throws Exception {
        load("H1,V1,A,true", "H2,V1,A,true", "H3,V2,A,true");
        assessments.stale(AS_OF);
        load("H1,V1,D,true", "H2,V1,D,true", "H3,V2,D,true");
        long run = assessments.all(Actor.SYSTEM, "demand", AS_OF).runId();
        Actor all = database.account("au.all", Role.AUDITOR, null);
        Actor village = database.account("wo.v1", Role.WORKER, "V1");
        RunMoves moves = new RunMoves(database.store());
        assertThat(moves.changed(all, run).moves()).containsExactly(new RunMoves.Count("yellow", "red", 3L));
        assertThat(moves.changed(village, run).moves()).containsExactly(new RunMoves.Count("yellow", "red", 2L));
        assertThat(moves.changed(village, run).changed()).isEqualTo(2);
        RunMoves.Moved first = moves.moved(all, run, "", 1).get(0);
        assertThat(moves.moved(all, run, first.key(), 5))
                .extracting(RunMoves.Moved::householdId)
                .containsExactly("H2", "H3");
        assertThat(moves.moved(village, run, "", 5))
                .extracting(RunMoves.Moved::householdId)
                .containsExactly("H1", "H2");
        RunOrders orders = new RunOrders(new Journal(database.store()));
        assertThat(orders.find(all, run).orElseThrow().changed()).isEqualTo(3);
        assertThat(orders.find(village, run).orElseThrow().changed()).isNull();
        Actor supervisor = database.account("su.all", Role.SUPERVISOR, null);
        assertThat(moves.changed(supervisor, run).moves()).containsExactly(new RunMoves.Count("yellow", "red", null));
    }
}

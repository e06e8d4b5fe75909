package org.holdfast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.source.PackSource;
import org.holdfast.register.Progress;
import org.holdfast.register.snapshot.ArrowSnapshot;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssessmentsTest {
    private static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static Packs packs;
    private static Assessments assessments;
    private static Map<String, Assessment> expected = new HashMap<>();

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.create();
        Journal journal = new Journal(database.store());
        packs = new Packs(database.store(), journal);
        assessments = new Assessments(database.store(), journal, packs, directory.resolve("runs"));
        Path register = Files.createDirectories(directory.resolve("register"));
        Synthesis.run(new Commission(800, 5, AS_OF, 2), register, (written, wanted) -> {});
        Loads loads = new Loads(database.store(), journal, new PersonalCipher(Keys.open(directory.resolve("keys"))));
        String digest = packs.add(Actor.SYSTEM, PackSource.read(Path.of("../packs/cn")));
        packs.begin(digest, "the first");
        try (Loads.Checked checked =
                Loads.check(register, 1, directory.resolve("work"), Progress.SILENT, Progress.SILENT)) {
            loads.apply(Actor.SYSTEM, checked, new Loads.Order("synthetic", true, AS_OF), Progress.SILENT);
            try (ArrowSnapshot snapshot = ArrowSnapshot.open(checked.directory())) {
                ColumnarAssessor.open(
                                snapshot, packs.inForce().orElseThrow(), AS_OF, ColumnarAssessor.Settings.standard())
                        .assessAll(one -> expected.put(one.householdId(), one));
            }
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static long number(String sql) {
        return database.owner().sql(sql).query(Long.class).single();
    }

    @Test
    @Order(1)
    void the_store_is_assessed_as_the_register_is() throws Exception {
        Assessments.Run run = assessments.stale(AS_OF).orElseThrow();
        assertThat(run.households()).isEqualTo(800);
        assertThat(run.changed()).isEqualTo(800);
        List<Map<String, Object>> results = database.owner()
                .sql("select * from result where until_run is null")
                .query()
                .listOfRows();
        assertThat(results).hasSize(800);
        for (Map<String, Object> result : results) {
            Assessment one = expected.get((String) result.get("household_id"));
            assertThat(result.get("level")).isEqualTo(one.level());
            assertThat(result.get("main_cause")).isEqualTo(one.mainCause());
            assertThat(result.get("score")).isEqualTo(one.score());
            assertThat(result.get("verify")).isEqualTo(one.verify());
        }
        assertThat(number("select count(*) from stale")).isZero();
        assertThat(number("select sum(households) from tally")).isEqualTo(800);
    }

    @Test
    @Order(2)
    void a_signal_is_open_for_each_household_from_the_level_of_the_pack_on() {
        assertThat(number("select count(*) from signal where state = 'open'"))
                .isPositive()
                .isEqualTo(number("select count(*) from result where level_rank >= 2 or category is not null"));
        assertThat(number("select count(*) from signal where explanation is null"))
                .isZero();
        assertThat(database.owner()
                        .sql("select explanation -> 'reasons' -> 0 -> 'because' ->> 'en' from signal limit 1")
                        .query(String.class)
                        .single())
                .isNotBlank();
        assertThat(number("select changes from journal_entry where action = 'signals_opened'"))
                .isEqualTo(number("select count(*) from signal"));
    }

    @Test
    @Order(3)
    void assessing_again_changes_nothing() throws Exception {
        long signals = number("select count(*) from signal");
        Assessments.Run run = assessments.all(Actor.SYSTEM, "demand", AS_OF);
        assertThat(run.households()).isEqualTo(800);
        assertThat(run.changed()).isZero();
        assertThat(run.opened()).isZero();
        assertThat(number("select count(*) from signal")).isEqualTo(signals);
    }

    @Test
    @Order(4)
    void a_household_that_changed_is_assessed_alone_and_seen() throws Exception {
        String id = database.owner()
                .sql("select household_id from result where until_run is null and level = 'none' order by 1 limit 1")
                .query(String.class)
                .single();
        dwelling(id, "D");
        long begin = System.nanoTime();
        Assessments.Run run = assessments.stale(AS_OF.plusDays(1)).orElseThrow();
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
        assertThat(run.households()).isEqualTo(1);
        assertThat(run.changed()).isEqualTo(1);
        assertThat(run.opened()).isEqualTo(1);
        assertThat(level(id)).isEqualTo("red");
        assertThat(assessments.stale(AS_OF)).isEmpty();
    }

    private static void dwelling(String id, String grade) {
        database.owner()
                .sql("update household set dwelling_grade = :grade where household_id = :id")
                .param("grade", grade)
                .param("id", id)
                .update();
        database.owner().sql("""
                insert into stale (household_no, cause) select household_no, 'household' from household where household_id = :id
                on conflict (household_no) do update set since = clock_timestamp()""").param("id", id).update();
    }

    private static String level(String id) {
        return database.owner()
                .sql("select level from result where household_id = :id and until_run is null")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    @Order(5)
    void a_household_on_the_line_does_not_flap() throws Exception {
        String id = database.owner()
                .sql("select household_id from signal order by signal_id desc limit 1")
                .query(String.class)
                .single();
        LocalDate day = AS_OF.plusDays(2);
        for (int round = 0; round < 3; round++) {
            closeSignals(id);
            dwelling(id, "A");
            assertThat(assessments.stale(day).orElseThrow().opened()).isZero();
            dwelling(id, "D");
            assertThat(assessments.stale(day.plusDays(3)).orElseThrow().opened())
                    .isZero();
            day = day.plusDays(6);
        }
        dwelling(id, "A");
        assessments.stale(day);
        dwelling(id, "B");
        assertThat(level(id)).isEqualTo("none");
        assessments.stale(day.plusDays(31));
        dwelling(id, "D");
        assertThat(assessments.stale(day.plusDays(32)).orElseThrow().opened()).isEqualTo(1);
    }

    private static void closeSignals(String id) {
        database.owner().sql("""
                update signal set state = 'closed', outcome = 'false', closed_by = 0, closed_at = now(), reason = 'no'
                where household_id = :id and state = 'open'""").param("id", id).update();
    }

    @Test
    @Order(6)
    void what_was_found_before_stays_known() {
        assertThat(number("select count(distinct household_id) from result where from_run = 1"))
                .isEqualTo(800);
        assertThat(number("select count(*) from result where from_run <= 1 and (until_run is null or until_run > 1)"))
                .isEqualTo(800);
    }

    @Test
    @Order(7)
    void a_village_sees_its_results_and_signals_only() {
        String village = database.owner()
                .sql("select p.place_id from place p join signal s using (place_no) limit 1")
                .query(String.class)
                .single();
        Actor worker = database.account("worker", Role.WORKER, village);
        long there = database.owner()
                .sql("select count(*) from result r join place p using (place_no) where p.place_id = :place")
                .param("place", village)
                .query(Long.class)
                .single();
        long seen = database.store()
                .read(
                        worker,
                        db -> db.sql("select count(*) from result")
                                .query(Long.class)
                                .single());
        assertThat(seen).isEqualTo(there).isLessThan(800);
        long elsewhere = database.store()
                .read(
                        worker,
                        db -> db.sql("select count(*) from signal where place_no not in"
                                        + " (select place_no from place where place_id = :place)")
                                .param("place", village)
                                .query(Long.class)
                                .single());
        assertThat(elsewhere).isZero();
    }
}

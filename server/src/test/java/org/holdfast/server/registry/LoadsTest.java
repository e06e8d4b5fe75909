package org.holdfast.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.register.Progress;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.journal.JournalExport;
import org.holdfast.server.journal.JournalKey;
import org.holdfast.server.journal.JournalVerification;
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
class LoadsTest {
    private static final Progress SILENT = Progress.SILENT;
    private static final Loads.Order WHOLE = new Loads.Order("synthetic", true, LocalDate.of(2020, 12, 31));
    private static final Loads.Order PART = new Loads.Order("correction", false, LocalDate.of(2021, 1, 31));

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static Keys keys;
    private static Loads loads;
    private static Path register;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.create();
        keys = Keys.open(directory.resolve("keys"));
        loads = new Loads(database.store(), new Journal(database.store()), new PersonalCipher(keys));
        register = Files.createDirectories(directory.resolve("register"));
        Synthesis.run(new Commission(600, 11, LocalDate.of(2020, 12, 31), 2), register, (written, wanted) -> {});
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Preview apply(Actor actor, Path from, Loads.Order order) throws Exception {
        try (Loads.Checked checked = Loads.check(from, 1, directory.resolve("work"), SILENT, SILENT)) {
            Preview expected = loads.preview(actor, checked, order, SILENT);
            Preview done = loads.apply(actor, checked, order, SILENT);
            assertThat(done.households()).isEqualTo(expected.households());
            return done;
        }
    }

    private static long count(String table) {
        return database.owner()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static long lines(Path register, String table) throws IOException {
        return Files.readAllLines(register.resolve(table + ".csv")).size() - 1;
    }

    @Test
    @Order(1)
    void a_register_is_loaded_whole() throws Exception {
        Preview done = apply(Actor.SYSTEM, register, WHOLE);
        assertThat(done.count(Fate.NEW)).isEqualTo(600);
        for (String table :
                List.of("place", "household", "person", "ledger", "event", "assistance", "series", "hazard")) {
            assertThat(count(table)).describedAs(table).isEqualTo(lines(register, table));
        }
        assertThat(count("stale")).isEqualTo(600);
        assertThat(count("pg_stats where tablename = 'ledger'"))
                .describedAs("what the database knows of the ledger")
                .isPositive();
    }

    @Test
    @Order(2)
    void loading_it_again_changes_nothing() throws Exception {
        long entries = count("journal_entry");
        Preview done = apply(Actor.SYSTEM, register, WHOLE);
        assertThat(done.isNothing()).isTrue();
        assertThat(done.count(Fate.UNCHANGED)).isEqualTo(600);
        assertThat(count("journal_entry")).isEqualTo(entries);
    }

    @Test
    @Order(3)
    void identifiers_lie_encrypted_in_the_store_and_in_the_journal() throws Exception {
        List<String> ids = Files.readAllLines(register.resolve("person.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[3])
                .filter(id -> id.length() == 18)
                .limit(50)
                .toList();
        assertThat(ids).isNotEmpty();
        String journal = String.join(
                "",
                database.owner()
                        .sql("select coalesce(after, '') from journal_change")
                        .query(String.class)
                        .list());
        assertThat(ids).noneMatch(journal::contains);
        PersonalCipher cipher = new PersonalCipher(keys);
        for (String id : ids) {
            assertThat(database.owner()
                            .sql("select count(*) from person where national_id_index = :index")
                            .param("index", cipher.index("national_id", id))
                            .query(Long.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    @Order(4)
    void a_part_changes_its_households_only_and_the_journal_says_what() throws Exception {
        Path part = part(
                "household",
                5,
                line -> line.replace(",A,", ",D,").replace(",B,", ",D,").replace(",C,", ",D,"));
        long versions = database.owner()
                .sql("select sum(version) from household")
                .query(Long.class)
                .single();
        Preview done = apply(Actor.SYSTEM, part, PART);
        assertThat(done.count(Fate.CHANGED)).isPositive().isLessThanOrEqualTo(5);
        assertThat(done.count(Fate.GONE)).isZero();
        assertThat(count("household")).isEqualTo(600);
        assertThat(database.owner()
                        .sql("select sum(version) from household")
                        .query(Long.class)
                        .single())
                .isEqualTo(versions + done.count(Fate.CHANGED));
        String after = database.owner()
                .sql("select after from journal_change where kind = 'household' order by entry_id desc, no limit 1")
                .query(String.class)
                .single();
        assertThat(after).contains("\"dwelling_grade\":\"D\"").doesNotContain("ledger");
        StringWriter export = new StringWriter();
        JournalKey key = JournalKey.open(keys);
        new JournalExport(database.store(), key).write(export);
        assertThat(JournalVerification.verify(new StringReader(export.toString()), key.published())
                        .entries())
                .isEqualTo(count("journal_entry"));
    }

    /** The register with its first households only, whose rows of one table are edited. */
    private static Path part(String edited, int households, java.util.function.UnaryOperator<String> edit)
            throws IOException {
        Path part = Files.createDirectories(directory.resolve("part-" + edited + households));
        List<String> ids = Files.readAllLines(register.resolve("household.csv")).stream()
                .skip(1)
                .limit(households)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        for (String table :
                List.of("place", "household", "person", "ledger", "event", "assistance", "series", "hazard")) {
            List<String> all = Files.readAllLines(register.resolve(table + ".csv"));
            int column = List.of(all.get(0).split(",")).indexOf("household_id");
            Files.write(
                    part.resolve(table + ".csv"),
                    all.stream()
                            .filter(line ->
                                    line.equals(all.get(0)) || column < 0 || ids.contains(line.split(",", -1)[column]))
                            .map(line -> table.equals(edited) ? edit.apply(line) : line)
                            .collect(Collectors.toList()),
                    StandardCharsets.UTF_8);
        }
        Files.copy(register.resolve("datapackage.json"), part.resolve("datapackage.json"));
        return part;
    }

    @Test
    @Order(5)
    void an_earlier_state_comes_back_when_its_changes_are_undone() {
        JournalledRows rows = new JournalledRows(new PersonalCipher(keys));
        StoredHouseholds households = new StoredHouseholds(new PersonalCipher(keys));
        List<Map<String, Object>> changed = database.owner().sql("""
                select subject, before, after from journal_change where kind = 'household' and before is not null""").query().listOfRows();
        assertThat(changed).isNotEmpty();
        for (Map<String, Object> change : changed) {
            String id = (String) change.get("subject");
            HouseholdRecord now =
                    households.of(database.owner(), List.of(id)).get(id).record();
            HouseholdRecord then =
                    now.undo(rows.read((String) change.get("before")), rows.read((String) change.get("after")));
            assertThat(then.own().cell("dwelling_grade")).isNotEqualTo("D");
            assertThat(then.rows("ledger")).hasSameSizeAs(now.rows("ledger"));
        }
    }

    @Test
    @Order(6)
    void an_officer_loads_nothing_outside_the_place() throws Exception {
        String village = database.owner()
                .sql("select place_id from place where level = 'village' order by place_id limit 1")
                .query(String.class)
                .single();
        Actor officer = database.account("officer of a village", Role.OFFICER, village);
        long before = count("household");
        assertThatThrownBy(() -> apply(officer, part("person", 600, line -> line), PART))
                .isNotNull();
        assertThat(count("household")).isEqualTo(before);
        assertThatThrownBy(() -> apply(database.account("auditor", Role.AUDITOR, village), register, PART))
                .isInstanceOf(RefusedChange.class)
                .hasMessageContaining("auditor");
    }

    @Test
    @Order(7)
    void households_that_a_whole_register_lacks_are_gone() throws Exception {
        Preview done = apply(Actor.SYSTEM, part("assistance", 100, line -> line), WHOLE);
        assertThat(done.count(Fate.GONE)).isEqualTo(500);
        assertThat(count("household")).isEqualTo(100);
        assertThat(count("ledger")).isPositive();
    }
}

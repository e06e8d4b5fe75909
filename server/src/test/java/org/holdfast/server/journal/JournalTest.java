package org.holdfast.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Keys;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class JournalTest {
    private static final Entry ENTRY =
            new Entry(Action.HOUSEHOLD_CHANGED, LocalDate.of(2026, 1, 31), "a form", "a \"reason\"\n与理由");

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static Journal journal;
    private static JournalKey key;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.create();
        database.place("N", null, "nation", 0, 1000);
        database.place("A", "N", "county", 100, 199);
        database.place("B", "N", "county", 200, 299);
        journal = new Journal(database.store());
        key = JournalKey.open(Keys.open(directory));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Change change(int number) {
        return new Change(
                "household",
                "H" + number,
                100L,
                number % 2 == 0 ? null : "{\"a\":\"" + number + "\"}",
                "{\"tab\":\"\\t\\\\\"}");
    }

    private static void journal(Actor actor, int changes) {
        journal.change(actor, ENTRY, (db, to) -> {
            for (int i = 0; i < changes; i++) {
                to.add(change(i));
            }
            return true;
        });
    }

    private static String export() {
        StringWriter to = new StringWriter();
        try {
            new JournalExport(database.store(), key).write(to);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return to.toString();
    }

    private static JournalVerification.Proof verify(String export) throws JournalFault, IOException {
        return JournalVerification.verify(new StringReader(export), key.published());
    }

    @Test
    void an_export_proves_itself_whole() throws Exception {
        journal(Actor.SYSTEM, 3);
        new Checkpoints(database.store(), key).sign();
        journal(Actor.SYSTEM, 1);
        String export = export();
        JournalVerification.Proof proof = verify(export);
        assertThat(proof.entries()).isGreaterThanOrEqualTo(2);
        assertThat(proof.checkpoints()).isGreaterThanOrEqualTo(1);
        assertThat(export.lines().findFirst()).get().asString().contains("holdfast-journal-1");
    }

    @Test
    void a_thousand_tamperings_are_all_found() throws Exception {
        for (int i = 0; i < 6; i++) {
            journal(Actor.SYSTEM, 1 + i);
            if (i % 2 == 0) {
                new Checkpoints(database.store(), key).sign();
            }
        }
        String export = export();
        verify(export);
        long seed = 20261126;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            String tampered = tamper(export, random);
            if (!tampered.equals(export)) {
                assertThatThrownBy(() -> verify(tampered))
                        .describedAs("tampering %d of seed %d", i, seed)
                        .isInstanceOf(JournalFault.class);
            }
        }
    }

    private static String tamper(String export, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(export.split("(?<=\n)")));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(one, lines.get(other));
            case 2 -> lines.set(one, lines.set(other, lines.get(one)));
            case 3 -> lines.subList(one, lines.size()).clear();
            case 4 -> {
                byte[] bytes = export.getBytes(StandardCharsets.UTF_8);
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                return new String(bytes, StandardCharsets.UTF_8);
            }
            default -> {
                String line = lines.get(one);
                int at = random.nextInt(line.length());
                lines.set(one, line.substring(0, at) + (char) ('0' + random.nextInt(75)) + line.substring(at + 1));
            }
        }
        return String.join("", lines);
    }

    @Test
    void a_journal_rewritten_and_signed_by_another_is_told_by_the_key(@TempDir Path elsewhere) throws Exception {
        JournalKey forger = JournalKey.open(Keys.open(elsewhere));
        StringWriter forged = new StringWriter();
        journal(Actor.SYSTEM, 1);
        new JournalExport(database.store(), forger).write(forged);
        assertThatThrownBy(() -> verify(forged.toString())).hasMessageContaining("another public key");
    }

    @Test
    void the_program_of_the_documentation_agrees(@TempDir Path work) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed");
        journal(Actor.SYSTEM, 2);
        new Checkpoints(database.store(), key).sign();
        journal(Actor.SYSTEM, 3);
        String page = Files.readString(Path.of("../docs/journal.md"));
        int begin = page.indexOf("```python\n") + 10;
        Files.writeString(work.resolve("verify.py"), page.substring(begin, page.indexOf("```", begin)));
        String export = export();
        Files.writeString(work.resolve("whole"), export);
        Files.writeString(work.resolve("altered"), export.replaceFirst("a form", "b form"));
        assertThat(python(work, "whole")).isZero();
        assertThat(python(work, "altered")).isNotZero();
    }

    private static int python(Path work, String file) throws Exception {
        return new ProcessBuilder("/usr/bin/python3", "verify.py", file)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("output").toFile())
                .start()
                .waitFor();
    }

    @Test
    void work_that_fails_leaves_no_entry() {
        long before = head();
        assertThatThrownBy(() -> journal.change(Actor.SYSTEM, ENTRY, (db, changes) -> {
                    changes.add(change(1));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(head()).isEqualTo(before);
    }

    private static long head() {
        return database.owner()
                .sql("select position from journal_head")
                .query(Long.class)
                .single();
    }

    @Test
    void writers_at_once_make_one_chain() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(6);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int changes = 1 + i % 3;
            all.add(writers.submit(() -> journal(Actor.SYSTEM, changes)));
        }
        for (Future<?> one : all) {
            one.get();
        }
        writers.shutdown();
        verify(export());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_entry set reason = 'x'",
                "delete from journal_change",
                "truncate journal_entry cascade",
                "update journal_checkpoint set at = now()"
            })
    void not_even_the_owner_alters_it(String sql) {
        assertThatThrownBy(() -> database.owner().sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void an_entry_is_read_by_those_who_see_its_place() {
        journal(Actor.SYSTEM, 2);
        Actor here = database.account("auditor of A", Role.AUDITOR, "A");
        Actor there = database.account("auditor of B", Role.AUDITOR, "B");
        assertThat(entries(here)).isPositive();
        assertThat(entries(there)).isZero();
        assertThat(entries(database.account("administrator", Role.ADMINISTRATOR, "N")))
                .isZero();
    }

    private static long entries(Actor actor) {
        return database.store()
                .read(
                        actor,
                        db -> db.sql(
                                        "select (select count(*) from journal_entry) + (select count(*) from journal_change)")
                                .query(Long.class)
                                .single());
    }

    @Test
    void nobody_journals_for_somebody_else_or_for_another_place() {
        Actor worker = database.account("worker of B", Role.WORKER, "B");
        assertThatThrownBy(() -> journal(worker, 1)).rootCause().hasMessageContaining("row-level security");
        Actor liar = new Actor(worker.accountId(), "worker of B", Role.WORKER);
        assertThatThrownBy(() -> database.store().write(liar, db -> db.sql("""
                        insert into journal_entry (position, at, account_id, account, action, held_on, changes,
                            changes_digest, previous_hash, hash)
                        values (100000, now(), 0, 'system', 'x', current_date, 1, '', '', '')""").update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void json_has_one_form() {
        assertThat(CanonicalJson.write(CanonicalJson.read("{\"b\":[\"\\u4e0e\", null], \"a\":{}}")))
                .isEqualTo("{\"a\":{},\"b\":[\"与\",null]}");
        assertThatThrownBy(() -> CanonicalJson.write(CanonicalJson.read("{\"a\":1}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.read("{\"a\":\"1\",\"a\":\"2\"}"))
                .isNotNull();
        assertThatThrownBy(() -> CanonicalJson.read("{} {}")).isNotNull();
    }

    /** Straight at the database, as the application's role, on the connection that wrote the entry. */
    @Test
    void nothing_is_added_to_an_entry_that_is_there_and_the_head_moves_to_the_next_entry_only() {
        Actor officer = database.account("of.journal", Role.OFFICER, "A");
        String insert =
                "insert into journal_change (entry_id, no, kind, subject, place_no) values (:entry, 77, 'household', 'H', 100)";
        List<Long> entries = new ArrayList<>();
        journal.change(officer, ENTRY, (db, to) -> {
            to.add(change(1));
            entries.add(to.entryId());
            return true;
        });
        long last = entries.get(0);
        assertThatThrownBy(() -> journal.change(officer, ENTRY, (db, to) -> {
                    to.add(change(2));
                    return db.sql(insert).param("entry", last).update();
                }))
                .as("a number of its own was drawn, and an earlier one is named")
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.store().write(officer, db -> {
                    long mine = db.sql("select nextval(pg_get_serial_sequence('journal_entry', 'entry_id'))")
                            .query(Long.class)
                            .single();
                    db.sql("""
                            insert into journal_entry (entry_id, position, at, account_id, account, action, held_on, changes,
                                changes_digest, previous_hash, hash)
                            overriding system value select :id, 1000000, now(), :me, 'me', 'household_changed',
                                date '2020-01-01', 1, '', '', ''""")
                            .param("id", mine)
                            .param("me", officer.accountId())
                            .update();
                    return db.sql(insert).param("entry", mine).update();
                }))
                .as("the entry with the number that was drawn is there already")
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
        for (String head : List.of("position = position", "position = position + 1", "hash = decode('00', 'hex')")) {
            assertThatThrownBy(() -> database.store()
                            .write(
                                    officer,
                                    db -> db.sql("update journal_head set " + head)
                                            .update()))
                    .describedAs(head)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("append-only");
        }
        journal(officer, 1);
    }
}

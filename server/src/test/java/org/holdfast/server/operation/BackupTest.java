package org.holdfast.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.register.Progress;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.journal.JournalExport;
import org.holdfast.server.journal.JournalKey;
import org.holdfast.server.journal.JournalVerification;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Database;
import org.holdfast.server.store.Keys;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);

    @TempDir
    private static Path directory;

    private static TestDatabase source;
    private static Keys keys;

    @BeforeAll
    static void fill() throws Exception {
        source = TestDatabase.create();
        keys = Keys.open(directory.resolve("keys"));
        Path register = Files.createDirectories(directory.resolve("register"));
        Synthesis.run(new Commission(200, 3, AS_OF, 2), register, (written, wanted) -> {});
        Loads loads = new Loads(source.store(), new Journal(source.store()), new PersonalCipher(keys));
        try (Loads.Checked checked =
                Loads.check(register, 1, directory.resolve("work"), Progress.SILENT, Progress.SILENT)) {
            loads.apply(Actor.SYSTEM, checked, new Loads.Order("synthetic", true, AS_OF), Progress.SILENT);
        }
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static long count(TestDatabase database, String table) {
        return database.owner()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static JournalVerification.Proof proof(TestDatabase database) throws Exception {
        StringWriter export = new StringWriter();
        new JournalExport(database.store(), JournalKey.open(keys)).write(export);
        return JournalVerification.verify(new StringReader(export.toString()), null);
    }

    @Test
    void a_backup_made_while_changes_are_accepted_is_one_moment_and_whole() throws Exception {
        Journal journal = new Journal(source.store());
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong accepted = new AtomicLong();
        Thread writer = new Thread(() -> {
            while (!stop.get()) {
                journal.change(Actor.SYSTEM, new Entry(Action.SETTING_CHANGED, AS_OF, null, "test"), (db, changes) -> {
                    long next = accepted.get() + 1;
                    db.sql("""
                                    insert into setting (name, value) values ('test', :value)
                                    on conflict (name) do update set value = :value""").param("value", Long.toString(next)).update();
                    changes.add(new Change("setting", "test", null, null, "\"" + next + "\""));
                    return accepted.incrementAndGet();
                });
            }
        });
        writer.start();
        while (accepted.get() < 5) {
            Thread.onSpinWait();
        }
        long before = accepted.get();
        Path file = directory.resolve("one.backup");
        Map<String, Long> rows = Backup.write(Database.owner(source.address()), file, Progress.SILENT);
        long after = accepted.get() + 1;
        stop.set(true);
        writer.join();
        assertThat(rows.get("household")).isEqualTo(200);
        try (TestDatabase target = TestDatabase.create()) {
            Restore.read(Database.owner(target.address()), file, Progress.SILENT);
            for (String table : rows.keySet()) {
                assertThat(count(target, table)).describedAs(table).isEqualTo(rows.get(table));
            }
            long kept = Long.parseLong(target.owner()
                    .sql("select value from setting where name = 'test'")
                    .query(String.class)
                    .single());
            assertThat(kept).isBetween(before, after);
            assertThat(proof(target).entries()).isEqualTo(kept + 1);
            new Journal(target.store())
                    .change(Actor.SYSTEM, new Entry(Action.SETTING_CHANGED, AS_OF, null, null), (db, changes) -> {
                        changes.add(new Change("setting", "test", null, null, "\"restored\""));
                        return 0;
                    });
            assertThat(proof(target).entries()).isEqualTo(kept + 2);
            assertThatThrownBy(() -> Restore.read(Database.owner(target.address()), file, Progress.SILENT))
                    .isInstanceOf(Restore.NotRestored.class)
                    .hasMessageContaining("not empty");
        }
    }

    @Test
    void a_damaged_backup_is_refused_and_nothing_of_it_stays() throws Exception {
        Path file = directory.resolve("two.backup");
        Backup.write(Database.owner(source.address()), file, Progress.SILENT);
        byte[] whole = Files.readAllBytes(file);
        try (TestDatabase target = TestDatabase.create()) {
            for (int at : new int[] {whole.length / 7, whole.length / 3, whole.length / 2}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 0x55;
                refused(target, damaged);
            }
            refused(target, java.util.Arrays.copyOf(whole, whole.length / 2));
            refused(target, new byte[] {1, 2, 3});
            assertThat(count(target, "household")).isZero();
            assertThat(count(target, "account")).isEqualTo(1);
        }
    }

    private static void refused(TestDatabase target, byte[] bytes) throws IOException {
        Path file = directory.resolve("damaged.backup");
        Files.write(file, bytes);
        assertThatThrownBy(() -> Restore.read(Database.owner(target.address()), file, Progress.SILENT))
                .isInstanceOf(Restore.NotRestored.class)
                .hasMessageContaining("damaged.backup");
    }

    @Test
    void a_backup_does_not_take_the_place_of_a_file() throws Exception {
        Path file = Files.writeString(directory.resolve("there.backup"), "mine");
        assertThatThrownBy(() -> Backup.write(Database.owner(source.address()), file, Progress.SILENT))
                .isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).isEqualTo("mine");
    }
}

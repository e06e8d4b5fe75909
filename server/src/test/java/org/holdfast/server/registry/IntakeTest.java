package org.holdfast.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.registry.ReceivedLoad.State;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Keys;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Role;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final Loads.Order WHOLE = new Loads.Order("county", true, LocalDate.of(2020, 12, 31));

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Loads loads;
    private IntakeFiles files;
    private Intake intake;
    private Actor officer;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        loads = new Loads(
                database.store(),
                new Journal(database.store()),
                new PersonalCipher(Keys.open(directory.resolve("keys"))));
        files = new IntakeFiles(directory.resolve("loads"));
        intake = new Intake(database.store(), files);
        officer = database.account("officer", Role.OFFICER, null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static byte[] zip(Map<String, byte[]> contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private byte[] register() throws Exception {
        Path register = Files.createDirectories(directory.resolve("register"));
        Synthesis.run(new Commission(150, 3, LocalDate.of(2020, 12, 31), 2), register, (written, wanted) -> {});
        Map<String, byte[]> contents = new java.util.TreeMap<>();
        for (String table :
                List.of("place", "household", "person", "ledger", "event", "assistance", "series", "hazard")) {
            contents.put(table + ".csv", Files.readAllBytes(register.resolve(table + ".csv")));
        }
        contents.put("datapackage.json", Files.readAllBytes(register.resolve("datapackage.json")));
        return zip(contents);
    }

    private ReceivedLoad send(byte[] archive) throws IOException {
        try (IntakeFiles.Sent sent =
                files.take(new ByteArrayInputStream(archive), 1 << 26).orElseThrow()) {
            return intake.receive(officer, WHOLE, sent);
        }
    }

    private ReceivedLoad work(long load, State until) throws Exception {
        try (IntakeWork work = new IntakeWork(database.store(), loads, files)) {
            work.start();
            long end = System.nanoTime() + 60_000_000_000L;
            while (state(load) != until && !state(load).isEnd() && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        }
        ReceivedLoad now = intake.find(officer, load).orElseThrow();
        assertThat(now.state()).describedAs(String.valueOf(now.problem())).isEqualTo(until);
        return now;
    }

    private State state(long load) {
        return intake.find(officer, load).orElseThrow().state();
    }

    private void is(long load, String state) {
        database.owner()
                .sql("update load set state = :state where load_id = :id")
                .param("state", state)
                .param("id", load)
                .update();
    }

    private long count(String table) {
        return database.owner()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void a_load_that_was_cut_off_goes_on_where_it_was() throws Exception {
        long load = send(register()).loadId();
        is(load, "checking");
        Files.createDirectories(files.work(load).resolve("register"));
        Files.writeString(files.work(load).resolve("register/household.csv"), "cut off");
        ReceivedLoad ready = work(load, State.READY);
        assertThat(ready.preview()).isNotNull();
        assertThat(intake.apply(officer, load, ready.version())).isEqualTo(Intake.Ordered.DONE);
        assertThat(count("household")).isZero();
        work(load, State.APPLIED);
        assertThat(count("household")).isEqualTo(150);
        assertThat(count("journal_entry")).isEqualTo(1);
    }

    @Test
    void files_are_gone_when_nothing_more_happens_with_a_load() throws Exception {
        long load = send(register()).loadId();
        ReceivedLoad ready = work(load, State.READY);
        Files.writeString(directory.resolve("loads/sent-1.tmp"), "cut off while it was received");
        assertThat(intake.withdraw(officer, load, ready.version())).isEqualTo(Intake.Ordered.DONE);
        try (IntakeWork work = new IntakeWork(database.store(), loads, files)) {
            work.start();
            long end = System.nanoTime() + 20_000_000_000L;
            while (files.loads().length > 0 && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        }
        try (var left = Files.list(directory.resolve("loads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_others_sent_is_theirs() throws Exception {
        long load = send(register()).loadId();
        ReceivedLoad ready = work(load, State.READY);
        Actor other = database.account("other", Role.OFFICER, null);
        assertThat(intake.apply(other, load, ready.version())).isEqualTo(Intake.Ordered.NOT_OWN);
        Actor worker = database.account("worker", Role.WORKER, null);
        assertThat(intake.find(worker, load)).isEmpty();
        assertThat(intake.withdraw(worker, load, ready.version())).isEqualTo(Intake.Ordered.UNKNOWN);
        assertThat(state(load)).isEqualTo(State.READY);
    }

    @Test
    void an_account_has_no_more_than_five_loads_waiting() throws Exception {
        byte[] archive = zip(Map.of("household.csv", new byte[] {'x'}));
        for (int i = 0; i < 5; i++) {
            send(archive);
        }
        assertThatThrownBy(() -> send(archive))
                .isInstanceOf(RefusedChange.class)
                .hasMessageContaining("5 loads");
    }

    @Test
    void what_is_too_long_is_not_kept() throws Exception {
        assertThat(files.take(InputStream.nullInputStream(), 10)).isPresent();
        assertThat(files.take(new ByteArrayInputStream(new byte[100_000]), 99_999))
                .isEmpty();
    }

    @Test
    void an_archive_writes_nothing_outside_its_directory_and_fills_no_disk() throws Exception {
        Path archive = directory.resolve("a.zip");
        for (String name : List.of("../household.csv", "/etc/household.csv", "a/../../b.csv", ".hidden", "a\\b.csv")) {
            Files.write(archive, zip(Map.of(name, new byte[1])));
            assertThatThrownBy(() -> ZippedDirectory.unpack(archive, directory.resolve("to"), 1L << 30))
                    .describedAs(name)
                    .isInstanceOf(RefusedChange.class);
        }
        Files.write(archive, zip(Map.of("household.csv", new byte[64 << 20])));
        assertThatThrownBy(() -> ZippedDirectory.unpack(archive, directory.resolve("to"), 1L << 30))
                .isInstanceOf(RefusedChange.class)
                .hasMessageContaining("larger");
        assertThat(directory.getParent().resolve("b.csv")).doesNotExist();
    }
}

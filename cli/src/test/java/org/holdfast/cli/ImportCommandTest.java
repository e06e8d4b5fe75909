package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.cli.oracle.RandomRegister;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir
    private Path directory;

    private Path register(int households, int persons) throws IOException {
        Path register = Files.createDirectories(directory.resolve("register"));
        Files.writeString(register.resolve("place.csv"), "place_id,parent_id,level,name\nCN,,nation,China\n");
        StringBuilder household = new StringBuilder("household_id,place_id\n");
        for (int h = 0; h < households; h++) {
            household.append('H').append(h).append(",CN\n");
        }
        Files.writeString(register.resolve("household.csv"), household);
        StringBuilder person = new StringBuilder("person_id,household_id,name\n");
        for (int p = 0; p < persons; p++) {
            person.append('P').append(p).append(",H").append(p / 2).append(",n\n");
        }
        Files.writeString(register.resolve("person.csv"), person);
        return register;
    }

    private Path snapshot() {
        return directory.resolve("snapshot");
    }

    private List<String> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_register_becomes_a_snapshot_that_can_be_checked_and_assessed() throws IOException {
        CommandRun written = CommandRun.of("import", register(100, 200), "--out", snapshot());
        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(written.out()).contains("household: 100 rows").contains("person: 200 rows");
        assertThat(files(snapshot()))
                .containsExactly(
                        "checksums.txt",
                        "households.arrow",
                        "place.arrow",
                        "rejected.csv",
                        "run.json",
                        "snapshot.json");
        assertThat(Files.readString(snapshot().resolve("run.json"))).contains("\"command\" : \"import\"");
        assertThat(files(directory)).containsExactly("register", "snapshot");

        CommandRun checked = CommandRun.of("import", snapshot(), "--check");
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out())
                .contains("person: 200 rows")
                .endsWith("every checksum of the snapshot is right: 100 households in 1 batches\n");

        for (String out : List.of("of-register", "of-snapshot")) {
            Path of = out.equals("of-register") ? directory.resolve("register") : snapshot();
            assertThat(CommandRun.of("assess", of, "--as-of", "2024-06-30", "--out", directory.resolve(out), "-q")
                            .exitCode())
                    .isZero();
        }
        assertThat(directory.resolve("of-snapshot/assessment.csv"))
                .hasSameBinaryContentAs(directory.resolve("of-register/assessment.csv"));
    }

    @Test
    void a_snapshot_that_was_altered_fails_the_check_in_one_line() throws IOException {
        CommandRun.of("import", register(100, 200), "--out", snapshot(), "-q");
        byte[] households = Files.readAllBytes(snapshot().resolve("households.arrow"));
        households[households.length / 2] ^= 4;
        Files.write(snapshot().resolve("households.arrow"), households);

        CommandRun checked = CommandRun.of("import", snapshot(), "--check");

        assertThat(checked.exitCode()).isEqualTo(Failure.INPUT);
        assertThat(checked.err()).contains("households.arrow").hasLineCount(1);
        assertThat(checked.out()).isEmpty();
    }

    @Test
    void a_snapshot_is_not_imported_again() throws IOException {
        CommandRun.of("import", register(10, 20), "--out", snapshot(), "-q");

        CommandRun again = CommandRun.of("import", snapshot(), "--out", directory.resolve("again"));

        assertThat(again.exitCode()).isEqualTo(Failure.INPUT);
        assertThat(again.err()).contains("is a snapshot already").hasLineCount(1);
        assertThat(directory.resolve("again")).doesNotExist();
    }

    @Test
    void too_many_rejected_rows_end_with_3_and_leave_the_list_and_no_snapshot() throws IOException {
        CommandRun run = CommandRun.of("import", register(100, 210), "--out", snapshot());

        assertThat(run.exitCode()).isEqualTo(Failure.REJECTED);
        assertThat(run.err())
                .contains("person: 10 of 210 rows rejected, dangling=10")
                .hasLineCount(1);
        assertThat(files(snapshot())).containsExactly("rejected.csv", "run.json");
        assertThat(Files.readAllLines(snapshot().resolve("rejected.csv")))
                .hasSize(11)
                .contains("person,202,household_id,H100,dangling");
        CommandRun allowed = CommandRun.of(
                "import", directory.resolve("register"), "--out", snapshot(), "--max-rejected", "5", "-q");
        assertThat(allowed.exitCode()).as(allowed.err()).isZero();
        assertThat(files(snapshot())).contains("snapshot.json", "rejected.csv");
    }

    @Test
    void check_lists_what_is_rejected_and_leaves_nothing_else() throws IOException {
        Path list = directory.resolve("list.csv");
        CommandRun run = CommandRun.of("import", register(100, 201), "--check", "--rejected", list);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("person: 200 rows, 1 rejected: {dangling=1}");
        assertThat(Files.readAllLines(list)).hasSize(2);
        assertThat(files(directory)).containsExactly("list.csv", "register");
        CommandRun json = CommandRun.of("import", directory.resolve("register"), "--check", "--json");
        assertThat(json.out()).contains("\"rejected\" : 1");
    }

    @Test
    void what_cannot_be_read_leaves_nothing() throws IOException {
        Path register = register(10, 20);
        Files.writeString(register.resolve("person.csv"), "person_id,household_id\nP1,\"H1\n");

        CommandRun run = CommandRun.of("import", register, "--out", snapshot());

        assertThat(run.exitCode()).isEqualTo(Failure.INPUT);
        assertThat(run.err()).contains("person.csv: the quote opened on line 2").hasLineCount(1);
        assertThat(files(directory)).containsExactly("register");
        assertThat(CommandRun.of("import", directory.resolve("nowhere"), "--check")
                        .exitCode())
                .isEqualTo(Failure.INPUT);
        assertThat(CommandRun.of("import", register).exitCode()).isEqualTo(Failure.USAGE);
    }

    @Test
    void random_registers_become_the_same_bytes_as_when_they_are_read_into_memory() throws Exception {
        for (long seed = 0; seed < 40; seed++) {
            RandomRegister drawn = RandomRegister.of(seed);
            Path register = Files.createDirectories(directory.resolve("random" + seed));
            drawn.write(register);
            Path imported = directory.resolve("imported" + seed);
            CommandRun run = CommandRun.of("import", register, "--out", imported, "-q");
            assertThat(run.exitCode()).as(drawn + ": " + run.err()).isZero();
            Path whole = Files.createDirectories(directory.resolve("whole" + seed));
            RegisterReading reading = RegisterReader.read(
                    register, new ReadOptions(null, null, whole.resolve("rejected.csv"), Progress.SILENT));
            assertThat(reading.rejected()).as(drawn.toString()).isZero();
            SnapshotWriter.write(reading, whole);
            for (String file : files(whole)) {
                assertThat(imported.resolve(file)).as(drawn + " " + file).hasSameBinaryContentAs(whole.resolve(file));
            }
        }
    }
}

package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.register.Progress;
import org.holdfast.register.snapshot.SnapshotCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import whose process is killed leaves its target absent or whole, and nothing that the next one does not remove. */
class ImportKilledTest {
    private static final String ASIDE = ".snapshot.holdfast-old";
    private static final int ROUNDS = 12;
    private static final int HOUSEHOLDS = 20_000;

    @TempDir
    private Path directory;

    private Path target;

    @BeforeEach
    void name() {
        target = directory.resolve("snapshot");
    }

    private Path register() throws IOException {
        Path register = Files.createDirectories(directory.resolve("register"));
        Files.writeString(register.resolve("place.csv"), "place_id,parent_id,level,name\nCN,,nation,China\n");
        try (BufferedWriter household = Files.newBufferedWriter(register.resolve("household.csv"));
                BufferedWriter person = Files.newBufferedWriter(register.resolve("person.csv"));
                BufferedWriter ledger = Files.newBufferedWriter(register.resolve("ledger.csv"))) {
            household.write("household_id,place_id,address\n");
            person.write("person_id,household_id\n");
            ledger.write("household_id,person_id,month,flow,item,amount\n");
            for (int h = 0; h < HOUSEHOLDS; h++) {
                household.write("H" + h + ",CN,somewhere " + h + "\n");
                person.write("P" + h + ",H" + h + "\n");
                for (int row = 0; row < 20; row++) {
                    ledger.write("H" + h + ",P" + h + ",2020-0" + (1 + row % 9) + ",income,wage," + h + row + "\n");
                }
            }
        }
        return register;
    }

    private Process start(Path register) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.holdfast.cli.Holdfast",
                        "import",
                        register.toString(),
                        "--out",
                        target.toString(),
                        "--quiet")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("register/said.txt").toFile())
                .start();
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_killed_import_leaves_the_target_absent_or_whole_and_the_next_import_clears_up() throws Exception {
        long seed = System.nanoTime();
        System.err.println("seed of the moments at which imports are killed: " + seed);
        Random random = new Random(seed);
        Path register = register();
        long started = System.nanoTime();
        Process whole = start(register);
        assertThat(whole.waitFor())
                .as(Files.readString(register.resolve("said.txt")))
                .isZero();
        long milliseconds = (System.nanoTime() - started) / 1_000_000;
        int killed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0 && Files.exists(target)) {
                OpenRegister.delete(target);
            }
            boolean earlier = Files.exists(target) || entries().contains(ASIDE);
            Process run = start(register);
            boolean ended = run.waitFor(random.nextLong(milliseconds), TimeUnit.MILLISECONDS);
            killed += ended ? 0 : 1;
            run.destroyForcibly().waitFor();
            if (Files.exists(target)) {
                SnapshotCheck.check(target, Progress.SILENT);
            } else {
                // a target that was there is only ever moved aside
                assertThat(entries().contains(ASIDE)).isEqualTo(earlier);
            }
        }
        assertThat(killed).isGreaterThan(ROUNDS / 3);
        assertThat(CommandRun.of("import", register, "--out", target, "-q").exitCode())
                .isZero();
        SnapshotCheck.check(target, Progress.SILENT);
        assertThat(entries()).containsExactly("register", "snapshot");
    }
}

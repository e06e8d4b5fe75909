package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import onto a disk that is too small ends with one line and leaves nothing; needs to be root, on Linux. */
class FullDiskTest {
    private static final int PAGE = 4096;

    @TempDir
    private Path directory;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void make() throws IOException {
        disk = Files.createDirectories(directory.resolve("disk"));
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            mounted = false;
            assertThat(succeeds("umount", disk.toString())).isTrue();
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private void mount(long bytes) throws Exception {
        unmount();
        boolean root = "root".equals(System.getProperty("user.name"));
        mounted = root && succeeds("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", disk.toString());
        assumeTrue(mounted, "only root on Linux can mount a small disk");
    }

    private Path register() throws IOException {
        Path register = Files.createDirectories(directory.resolve("register"));
        Files.writeString(register.resolve("place.csv"), "place_id,parent_id,level,name\nCN,,nation,China\n");
        StringBuilder household = new StringBuilder("household_id,place_id\n");
        StringBuilder person = new StringBuilder("person_id,household_id\n");
        for (int h = 0; h < 3000; h++) {
            household.append("Household").append(h).append(",CN\n");
            person.append("Person")
                    .append(h)
                    .append(",Household")
                    .append(h % 2990)
                    .append("\n");
            person.append("Person").append(h).append(h % 100 == 0 ? ",Nobody\n" : "x,Household" + h + "\n");
        }
        Files.writeString(register.resolve("household.csv"), household);
        Files.writeString(register.resolve("person.csv"), person);
        return register;
    }

    @Test
    void a_full_disk_is_said_in_one_line_and_nothing_is_left() throws Exception {
        Path register = register();
        mount(64L << 20);
        Path target = disk.resolve("snapshot");
        assertThat(CommandRun.of("import", register, "--out", target, "-q").exitCode())
                .isZero();
        long needed;
        try (Stream<Path> files = Files.list(target)) {
            needed = files.mapToLong(file -> file.toFile().length()).sum() / PAGE + 8;
        }
        int refused = 0;
        for (long pages : LongStream.concat(LongStream.of(2, 3, needed / 2), LongStream.range(needed - 12, needed + 3))
                .toArray()) {
            mount(pages * PAGE);
            CommandRun run = CommandRun.of("import", register, "--out", target, "-q");
            if (run.exitCode() == 0) {
                continue;
            }
            refused++;
            assertThat(run.exitCode()).isEqualTo(Failure.INPUT);
            assertThat(run.err()).as(pages + " pages").contains(disk.toString()).hasLineCount(1);
            assertThat(run.err()).contains("No space left").contains("make room");
            try (Stream<Path> left = Files.list(disk)) {
                assertThat(left).as(pages + " pages").isEmpty();
            }
        }
        assertThat(refused).isBetween(6, 17);
    }
}

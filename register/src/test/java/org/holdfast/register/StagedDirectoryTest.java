package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedDirectoryTest {
    private static final String MARKED = "{\"holdfast\": \"0.1.0\"}";

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void name() {
        target = folder.resolve("out");
    }

    @Test
    void nothing_is_there_before_commit_and_only_the_output_after_it() throws Exception {
        try (StagedDirectory staged = StagedDirectory.open(target)) {
            Files.writeString(staged.path().resolve("run.json"), MARKED, StandardCharsets.UTF_8);
            assertThat(target).doesNotExist();
            staged.commit();
        }
        assertThat(target.resolve("run.json")).hasContent(MARKED);
        assertThat(entries(folder)).containsExactly("out");
    }

    @Test
    void what_is_not_committed_leaves_no_trace() throws Exception {
        try (StagedDirectory staged = StagedDirectory.open(target)) {
            Files.createDirectories(staged.path().resolve("a/b"));
            Files.writeString(staged.path().resolve("a/b/c"), "x", StandardCharsets.UTF_8);
        }
        assertThat(entries(folder)).isEmpty();
    }

    @Test
    void an_earlier_output_is_replaced_whole() throws Exception {
        write(target, "run.json", MARKED);
        write(target, "old.csv", "old");
        commit("new.csv");
        assertThat(entries(target)).containsExactly("new.csv", "run.json");
        assertThat(entries(folder)).containsExactly("out");
    }

    @Test
    void an_empty_directory_is_replaced() throws Exception {
        Files.createDirectories(target);
        commit("new.csv");
        assertThat(entries(target)).containsExactly("new.csv", "run.json");
    }

    @Test
    void a_register_written_by_holdfast_is_replaced() throws Exception {
        Files.createDirectories(target);
        RegisterTemplate.write(null, target);
        commit("new.csv");
        assertThat(entries(target)).containsExactly("new.csv", "run.json");
    }

    @Test
    void other_people_s_files_are_never_replaced() throws Exception {
        write(target, "thesis.doc", "years of work");
        assertThatThrownBy(() -> StagedDirectory.open(target))
                .isInstanceOf(OutputRefused.class)
                .hasMessageContaining("holds files that Holdfast did not write");
        write(target, "run.json", "{\"name\": \"another tool\"}");
        write(target, "datapackage.json", "no json");
        assertThatThrownBy(() -> StagedDirectory.open(target)).isInstanceOf(OutputRefused.class);
        assertThat(target.resolve("thesis.doc")).hasContent("years of work");
        assertThat(entries(folder)).containsExactly("out");
    }

    @Test
    void files_put_into_the_target_during_the_run_are_not_lost() throws Exception {
        try (StagedDirectory staged = StagedDirectory.open(target)) {
            write(target, "late.txt", "late");
            assertThatThrownBy(staged::commit).isInstanceOf(OutputRefused.class);
        }
        assertThat(target.resolve("late.txt")).hasContent("late");
    }

    @Test
    void a_file_is_no_output_directory() throws Exception {
        Files.writeString(target, "x", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> StagedDirectory.open(target))
                .isInstanceOf(OutputRefused.class)
                .hasMessageEndingWith("is a file: name a directory for the output");
    }

    @Test
    void two_runs_do_not_write_the_same_target_at_once() throws Exception {
        try (StagedDirectory first = StagedDirectory.open(target)) {
            assertThatThrownBy(() -> StagedDirectory.open(target))
                    .isInstanceOf(OutputRefused.class)
                    .hasMessageStartingWith("Another run is writing");
            assertThat(first.path()).isDirectory();
        }
        StagedDirectory.open(target).close();
    }

    @Test
    void a_swap_that_was_cut_short_is_put_right_by_the_next_run() throws Exception {
        write(folder.resolve(".out.holdfast-old"), "run.json", MARKED);
        write(folder.resolve(".out.holdfast-new"), "run.json", "half");
        StagedDirectory.open(target).close();
        assertThat(target.resolve("run.json")).hasContent(MARKED);
        assertThat(entries(folder)).containsExactly("out");
    }

    @Test
    void leftovers_after_a_swap_are_removed_by_the_next_run() throws Exception {
        write(target, "run.json", MARKED);
        write(folder.resolve(".out.holdfast-old"), "run.json", "older");
        StagedDirectory.open(target).close();
        assertThat(target.resolve("run.json")).hasContent(MARKED);
        assertThat(entries(folder)).containsExactly("out");
    }

    @Test
    void a_killed_run_leaves_the_old_output_and_the_next_run_clears_up() throws Exception {
        write(target, "run.json", MARKED);
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        target.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(run.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("writing");
            assertThatThrownBy(() -> StagedDirectory.open(target)).hasMessageStartingWith("Another run is writing");
        } finally {
            run.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
        assertThat(target.resolve("run.json")).hasContent(MARKED);
        assertThat(entries(folder)).contains(".out.holdfast-new");
        commit("new.csv");
        assertThat(entries(target)).containsExactly("new.csv", "run.json");
        assertThat(entries(folder)).containsExactly("out");
    }

    /** A run that writes and never commits. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] arguments) throws Exception {
            StagedDirectory staged = StagedDirectory.open(Path.of(arguments[0]));
            Files.writeString(staged.path().resolve("half.csv"), "half", StandardCharsets.UTF_8);
            System.out.println("writing");
            Thread.sleep(60_000);
        }
    }

    private void commit(String file) throws IOException, OutputRefused {
        try (StagedDirectory staged = StagedDirectory.open(target)) {
            write(staged.path(), file, "new");
            write(staged.path(), "run.json", MARKED);
            staged.commit();
        }
    }

    private static void write(Path directory, String file, String text) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(file), text, StandardCharsets.UTF_8);
    }

    private static List<String> entries(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

package org.holdfast.policy.checked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.PackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileYamlTest {
    private static final List<String> FILES = List.of(
            "pack.yaml",
            "parameters.yaml",
            "facts.yaml",
            "indicators.yaml",
            "decisions.yaml",
            "measures.yaml",
            "process.yaml",
            "i18n/en.yaml",
            "tests/a.yaml");

    static Stream<Arguments> hostileFiles() {
        String bomb = IntStream.range(1, 20)
                .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
                .collect(Collectors.joining("", "a0: &a0 [x, x, x, x]\n", ""));
        String wideBomb = "a: &a [" + "x, ".repeat(100_000) + "x]\n" + "b: [" + "*a, ".repeat(15) + "*a]\n";
        return FILES.stream()
                .flatMap(file -> Stream.of(
                                "",
                                "\n\n# nothing here\n",
                                "---\n...\n",
                                "null",
                                "just a text",
                                "42",
                                "[]",
                                "{}",
                                "- - - x",
                                "- a\n- b\n",
                                "? [a, b]\n: c\n",
                                "a: 1\n---\nb: 2\n",
                                "&a [*a]",
                                "&a {b: *a}",
                                bomb,
                                wideBomb,
                                "[".repeat(100_000),
                                "{a: ".repeat(100_000),
                                "- ".repeat(100_000) + "x",
                                "\tid: x\n",
                                "a: \u0007\n",
                                "!!binary x: !!python/object y\n",
                                "id: x\nid: y\nlevel: []\nlevel: []\nfacts: {}\n",
                                "facts: x\npopulation: 1\nlevel: {a: b}\nstates: [[]]\nbase: []\ncases: [1]\n",
                                "id: " + "x".repeat(1_000_000),
                                "- id: " + "'x ".repeat(100_000),
                                "- a\n".repeat(200_000),
                                "- {id: a}\n".repeat(20_000),
                                "- id: [\n".repeat(50_000),
                                "\uFEFFid: x\n",
                                ".: x\n: y\n'': z\n",
                                "indicator: {.because: '{', a: {because: '}{{}}{|}'}}\n")
                        .map(text -> Arguments.of(file, text)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("hostileFiles")
    void a_hostile_file_is_refused_with_issues_and_never_hangs(String file, String text) {
        PackLoader.Loaded loaded = new SmallPack().with(file, text).load();

        assertThat(loaded.pack() == null).isEqualTo(!loaded.issues().isEmpty());
        loaded.issues().forEach(issue -> assertThat(issue.toString()).isNotEmpty());
        assertThat(loaded.issues()).hasSizeLessThanOrEqualTo(1000);
    }

    @ParameterizedTest
    @MethodSource("lineEnds")
    void line_ends_and_marks_of_other_systems_make_no_difference(String mark, String end, @TempDir Path directory)
            throws IOException {
        Path golden = Path.of("src/test/resources/golden/ten-faults/pack");
        for (String file :
                PackSource.read(golden).files().stream().map(f -> f.path()).toList()) {
            Path target = directory.resolve("pack").resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(
                    target, mark + Files.readString(golden.resolve(file)).replace("\n", end));
        }

        List<Issue> issues = PackLoader.load(directory.resolve("pack")).issues();

        assertThat(issues).isEqualTo(PackLoader.load(golden).issues());
    }

    static Stream<Arguments> lineEnds() {
        return Stream.of(Arguments.of("", "\n"), Arguments.of("\uFEFF", "\n"), Arguments.of("\uFEFF", "\r\n"));
    }

    @Test
    void a_file_that_is_not_utf_8_is_named(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("pack.yaml"), "id: x\n");
        Files.write(directory.resolve("facts.yaml"), "facts: ä".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PackLoader.load(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("facts.yaml is not UTF-8");
    }

    @Test
    void a_directory_without_a_pack_is_no_pack(@TempDir Path directory) {
        assertThatThrownBy(() -> PackLoader.load(directory))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("there is no pack.yaml");
    }

    @Test
    void a_file_too_large_is_named(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("pack.yaml"), "#".repeat((1 << 20) + 1));

        assertThatThrownBy(() -> PackLoader.load(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void too_many_files_are_refused(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("pack.yaml"), "id: x\n");
        Files.createDirectory(directory.resolve("tests"));
        for (int i = 0; i < 500; i++) {
            Files.writeString(directory.resolve("tests/" + i + ".yaml"), "");
        }

        assertThatThrownBy(() -> PackLoader.load(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 500");
    }

    @Test
    void a_directory_called_like_a_file_is_passed_over(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("pack.yaml"), "id: x\n");
        Files.createDirectory(directory.resolve("facts.yaml"));

        assertThat(PackLoader.load(directory).issues())
                .extracting(Issue::message)
                .contains("the pack has no file 'facts.yaml'");
    }
}

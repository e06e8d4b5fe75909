package org.holdfast.policy.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.PackSource;
import org.holdfast.policy.source.Position;
import org.holdfast.policy.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadYamlTest {
    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);
    private static final List<String> BROKEN = List.of(
            "broken: \"never closed",
            "broken: 'never closed",
            "broken: [never, closed",
            "broken: {never: closed",
            "broken: a: b",
            "broken: 'a' == b",
            "broken: @b",
            "broken: \"\\q\"",
            "broken: *nothing",
            "broken: bell\u0007",
            "broken: 1\n\t- tab",
            "broken: 😀 [a: b: c\n   d: e: f");

    private static final PackSource WELL_FORMED = wellFormed();
    private static final List<Issue> OTHERS = issues(WELL_FORMED);

    private static PackSource wellFormed() {
        try {
            return withoutItsBadYaml();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PackSource withoutItsBadYaml() throws IOException {
        PackSource source = PackSource.read(Path.of("src/test/resources/golden/ten-faults/pack"));
        return with(source, "measures.yaml", text -> text.replace("[lack_of_labour\n", "[lack_of_labour]\n"));
    }

    private static PackSource with(PackSource source, String path, UnaryOperator<String> change) {
        return new PackSource(
                source.name(),
                source.files().stream()
                        .map(f -> f.path().equals(path) ? new SourceFile(path, change.apply(f.text())) : f)
                        .toList());
    }

    static Stream<Arguments> places() {
        return WELL_FORMED.files().stream()
                .flatMap(file -> BROKEN.stream().map(broken -> Arguments.of(file.path(), broken)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_broken_last_item_hides_no_other_fault(String path, String broken) {
        List<Issue> issues = issues(with(WELL_FORMED, path, text -> text + item(text, broken) + "\n"));

        assertThat(withoutBadYaml(issues)).isEqualTo(texts(OTHERS, path, 0));
        assertThat(issues).hasSize(OTHERS.size() + 1);
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_broken_first_item_hides_no_other_fault(String path, String broken) {
        int lines = (int) broken.lines().count();

        List<Issue> issues = issues(with(WELL_FORMED, path, text -> item(text, broken) + "\n" + text));

        assertThat(withoutBadYaml(issues)).isEqualTo(texts(OTHERS, path, lines));
        assertThat(issues).hasSize(OTHERS.size() + 1);
        Issue bad = issues.stream()
                .filter(i -> i.code().equals(Fault.BAD_YAML.code()))
                .findFirst()
                .orElseThrow();
        assertThat(bad.file()).isEqualTo(path);
        assertThat(bad.at().line()).isLessThanOrEqualTo(lines);
    }

    private static String item(String text, String broken) {
        return text.startsWith("- ") ? "- " + broken.replace("\n", "\n  ") : broken;
    }

    private static List<String> withoutBadYaml(List<Issue> issues) {
        return issues.stream()
                .filter(i -> !i.code().equals(Fault.BAD_YAML.code()))
                .map(BadYamlTest::text)
                .toList();
    }

    private static List<String> texts(List<Issue> issues, String shifted, int lines) {
        return issues.stream()
                .map(issue -> text(issue.file().equals(shifted) ? moved(issue, lines) : issue))
                .toList();
    }

    private static Issue moved(Issue issue, int lines) {
        return new Issue(
                issue.code(),
                issue.file(),
                new Position(issue.at().line() + lines, issue.at().column()),
                issue.message(),
                issue.excerpt(),
                issue.fix());
    }

    private static String text(Issue issue) {
        return issue.toString().replaceAll("first in line [0-9]+", "first in line N");
    }

    private static List<Issue> issues(PackSource source) {
        return PackLoader.load(source, AS_OF).issues();
    }
}

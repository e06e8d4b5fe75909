package org.holdfast.policy.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.PackSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code golden/} holds a broken pack and the issues it must give; {@code -Dgolden=write} rewrites them. */
class GoldenIssuesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);

    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_broken_pack_gives_all_its_issues_in_one_run(Path folder) throws IOException {
        String issues = text(
                PackLoader.load(PackSource.read(folder.resolve("pack")), AS_OF).issues());
        Path expected = folder.resolve("expected-issues.txt");
        if ("write".equals(System.getProperty("golden"))) {
            assertThat(System.getenv("CI")).as("goldens are not written in CI").isNotEqualTo("true");
            Files.writeString(expected, issues);
        }
        assertThat(issues).isEqualTo(Files.readString(expected));
    }

    @Test
    void ten_planted_faults_are_ten_issues_of_ten_kinds() throws IOException {
        List<Issue> issues = PackLoader.load(PackSource.read(GOLDEN.resolve("ten-faults/pack")), AS_OF)
                .issues();

        assertThat(issues).extracting(Issue::code).hasSize(10).doesNotHaveDuplicates();
    }

    private static String text(List<Issue> issues) {
        return issues.stream().map(Issue::toString).collect(Collectors.joining("\n\n", "", "\n"));
    }
}

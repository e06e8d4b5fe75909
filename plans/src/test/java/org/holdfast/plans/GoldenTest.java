package org.holdfast.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the reference results agrees. {@code -Dgolden.method=PREFIX,PREFIX} looks at some methods alone. */
class GoldenTest {
    static List<Path> files() throws Exception {
        return GoldenCases.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void reference_results_are_reproduced(Path file) throws Exception {
        List<String> prefixes = List.of(System.getProperty("golden.method", "").split(",", -1));
        List<String> disagreements = new ArrayList<>();
        for (GoldenCases.Golden golden : GoldenCases.of(file)) {
            if (prefixes.stream().anyMatch(golden.planned().method()::startsWith)) {
                String difference = golden.disagreement();
                if (!difference.isEmpty() && !golden.isDrawn()) {
                    disagreements.add(golden.planned().id() + ": " + difference);
                }
            }
        }
        assertThat(disagreements).isEmpty();
    }
}

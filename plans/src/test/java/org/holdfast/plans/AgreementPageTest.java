package org.holdfast.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * docs/measures-agreement.md counts how many reference results are reproduced. It needs them all, so it only runs when the
 * property {@code holdfast.golden} names their folder; {@code -Ddocs=write} writes the page anew.
 */
class AgreementPageTest {
    private static final Path PAGE = Path.of("../docs/measures-agreement.md");

    @Test
    void the_page_counts_what_agrees() throws Exception {
        assumeTrue(!System.getProperty("holdfast.golden", "").isEmpty());
        Map<String, int[]> families = new TreeMap<>();
        Map<String, int[]> files = new TreeMap<>();
        for (Path file : GoldenCases.files()) {
            for (GoldenCases.Golden golden : GoldenCases.of(file)) {
                String method = golden.planned().method();
                int agreed = golden.disagreement().isEmpty() ? 1 : 0;
                count(families, method.contains(".") ? method.substring(0, method.indexOf('.')) : method, agreed);
                count(files, golden.file(), agreed);
            }
        }
        String page = "# Agreement with reference results\n\n"
                + "Each case is a number, array or named object that other programs (R 4.2.2 with survey, convey, laeken, ineq,\n"
                + "IC2, dineq, emdi, sae, lme4, pROC, rms) or published examples give, compared element by element: values to the\n"
                + "case's own relative tolerance (1e-9 to 1e-12 for closed forms), standard errors to 1e-6. Written by\n"
                + "`AgreementPageTest`. The cases on data that are free to ship run in every build.\n\n"
                + "One case does not agree and cannot: `ebp.emdi_mc.L200` is emdi's own draw of 200 Monte Carlo populations, from which\n"
                + "the closed form that Holdfast gives is at most 0.019 away.\n\n"
                + table("family of methods", families)
                + "\n"
                + table("file of cases", files);
        if ("write".equals(System.getProperty("docs"))) {
            assertThat(System.getenv("CI")).as("CI writes no docs").isNull();
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page);
    }

    private static void count(Map<String, int[]> counts, String name, int agreed) {
        int[] count = counts.computeIfAbsent(name, absent -> new int[2]);
        count[0]++;
        count[1] += agreed;
    }

    private static String table(String what, Map<String, int[]> counts) {
        StringBuilder table = new StringBuilder("| " + what + " | cases | agree |\n| --- | ---: | ---: |\n");
        int[] all = new int[2];
        counts.forEach((name, count) -> {
            table.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(count[0])
                    .append(" | ")
                    .append(count[1])
                    .append(" |\n");
            all[0] += count[0];
            all[1] += count[1];
        });
        return table.append("| all | ")
                .append(all[0])
                .append(" | ")
                .append(all[1])
                .append(" |\n")
                .toString();
    }
}

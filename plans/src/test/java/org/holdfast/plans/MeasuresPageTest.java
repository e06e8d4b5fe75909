package org.holdfast.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of methods names every method there is, and a made-up one is missed. */
class MeasuresPageTest {
    private static final Path PAGE = Path.of("../docs/measures.md");

    @TempDir
    Path folder;

    @Test
    void every_method_is_on_the_page() throws Exception {
        String page = Files.readString(PAGE);
        assertThat(methods()).hasSizeGreaterThan(100);
        assertThat(methods().stream().filter(method -> !names(page, method)).toList())
                .isEmpty();
        assertThat(names(page, "made_up")).isFalse();
    }

    /** By its whole name, or as one of several that share the part before the last dot, {@code `a.b` `.c`}. */
    private static boolean names(String page, String method) {
        int dot = method.lastIndexOf('.');
        String family = method.substring(0, Math.max(dot, 0));
        String ending = "`" + method.substring(Math.max(dot, 0)) + "`";
        return page.contains("`" + method + "`")
                || page.contains("`…_" + method.substring(method.indexOf('_') + 1) + "`")
                || dot > 0 && page.lines().anyMatch(line -> line.contains("`" + family + ".") && line.contains(ending));
    }

    /** The methods that a refusal of an unknown one lists. */
    private TreeSet<String> methods() throws Exception {
        Path plan = folder.resolve("plan.json");
        Files.writeString(plan, "[{\"id\": \"a\", \"method\": \"?\"}]");
        String refusal = new PlanRun()
                .run(Plan.read(plan, List.of()).cases().get(0))
                .path("error")
                .asString();
        return new TreeSet<>(
                List.of(refusal.substring(refusal.indexOf("one of ") + 7).split(", ")));
    }
}

package org.holdfast.cli.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.engine.PopulationValue;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.junit.jupiter.api.Test;

/**
 * Figures over the whole register are what their definition says, however they are worked out. The cases are in
 * {@code operators/population.txt}; what must come out was worked out by hand.
 */
class PopulationFiguresTest {
    private static final Pattern FIGURE =
            Pattern.compile("(median|mean|quantile) ?(\\d*\\.\\d+)? of (\\w+)(?: weight (.*?))?(?: within (\\w+))?");

    @Test
    void figures_are_what_their_definition_says() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (SqlExecutor sql = SqlExecutor.open()) {
            for (CaseSection section : CaseSection.read("population")) {
                Map<String, Executor> executors = Executors.all(sql);
                if (!section.all("without_sql").isEmpty()) {
                    executors.remove("SQL");
                }
                Pack pack = pack(section);
                CaseVerdict verdict = new CaseVerdict(section);
                executors.forEach((name, executor) -> judge(name, executor, pack, verdict));
                wrong.addAll(verdict.wrong());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Pack pack(CaseSection section) {
        CasePack pack = new CasePack(section)
                .fact("whole", "int", false, "household.i")
                .fact("decimal", "double", false, "household.x")
                .fact("minus", "double", false, "-household.x");
        int number = 0;
        for (String written : section.expressions().keySet()) {
            Matcher figure = FIGURE.matcher(written);
            if (!figure.matches()) {
                throw new IllegalArgumentException(section.title() + ": '" + written + "' is no figure");
            }
            Map<String, String> keys = new TreeMap<>(Map.of("statistic", figure.group(1), "of", figure.group(3)));
            if (figure.group(2) != null) {
                keys.put("p", figure.group(2));
            }
            if (figure.group(5) != null) {
                keys.put("within", figure.group(5));
            }
            pack.figure("figure_" + ++number, keys, figure.group(4) == null ? "" : figure.group(4));
        }
        return pack.load();
    }

    /** Compares the values of each figure, place by place, in the order of the first household of each. */
    private static void judge(String name, Executor executor, Pack pack, CaseVerdict verdict) {
        Answers answers = verdict.answers(executor, pack);
        int number = 0;
        for (String written : verdict.section().expressions().keySet()) {
            String id = "figure_" + ++number;
            PopulationFigure figure = pack.population().stream()
                    .filter(f -> f.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> actual = new LinkedHashMap<>();
            answers.population().stream()
                    .filter(value -> value.figure().equals(id))
                    .forEach(value ->
                            actual.put(value.placeId() == null ? "-" : value.placeId(), text(value, figure, verdict)));
            List<CaseSection.Case> cases = verdict.section().cases().stream()
                    .filter(one -> one.expression().equals(written))
                    .toList();
            for (CaseSection.Case one : cases) {
                verdict.add(one, actual.getOrDefault(one.cells(), "nowhere"), name);
            }
            if (actual.size() > cases.size()) {
                verdict.add(cases.get(0), "in " + actual.keySet(), name);
            }
        }
    }

    private static String text(PopulationValue value, PopulationFigure figure, CaseVerdict verdict) {
        return CaseValue.text(value.value(), figure.type(), verdict.currency()) + " of " + value.households() + ", "
                + value.leftOut() + " left out";
    }
}

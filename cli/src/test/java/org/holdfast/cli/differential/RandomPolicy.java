package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.policy.expression.Type;

/** Random indicators, decisions and measures. */
final class RandomPolicy {
    private final Draw draw;
    private final RandomExpression expression;
    private final YamlText yaml = new YamlText();
    private final Sight sight;
    private final List<String> severities;
    private final List<String> indicators;
    private final Set<String> causes = new LinkedHashSet<>();
    private final List<String> levels;
    private final List<String> categories;
    private final List<String> measures;

    RandomPolicy(Draw draw, RandomExpression expression, Sight sight) {
        this.draw = draw;
        this.expression = expression;
        this.sight = sight;
        this.severities = ids("s", draw.between(1, 4));
        this.indicators = ids("i", draw.between(2, 9));
        this.levels = ids("level", draw.between(1, 4));
        this.categories = draw.of(0.3) ? List.of() : ids("category", draw.between(1, 3));
        this.measures = ids("m", draw.between(0, 5));
    }

    private static List<String> ids(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }

    /** What needs a title, by kind. */
    Map<String, List<String>> titled() {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        titles.put("severity", severities);
        titles.put("indicator", indicators);
        titles.put("cause", List.copyOf(causes));
        titles.put("level", levels);
        titles.put("category", categories);
        titles.put("measure", measures);
        return titles;
    }

    String indicators() {
        StringBuilder text = new StringBuilder();
        for (String id : indicators) {
            String cause = draw.pick("c1", "c2", "c3", "c4");
            causes.add(cause);
            text.append(yaml.item(
                    Map.of("id", id, "severity", draw.pick(severities), "cause", cause, "source", "drawn"),
                    "when",
                    expression.of(Type.Scalar.BOOL, sight, draw.between(1, 4))));
        }
        return text.toString();
    }

    String decisions() {
        List<String> weights = new ArrayList<>();
        for (String id : severities) {
            weights.add("- {id: " + id + ", weight: " + draw.pick(0, 1, 1, 2, 4, 4, 8, 999_999) + "}\n");
        }
        Sight all = sight.withIndicators(indicators);
        Sight ofLevels = all.withDecisions(severities, List.of(), List.of());
        Sight ofCategories = all.withDecisions(severities, levels, List.of());
        String text = yaml.section("severities", weights)
                + yaml.section("level", rows(levels, ofLevels))
                + yaml.section("category", rows(categories, ofCategories));
        return draw.of(0.2)
                ? text
                : text + "verify: "
                        + YamlText.quoted(
                                expression.of(Type.Scalar.BOOL, all.withDecisions(severities, levels, categories), 2))
                        + "\n";
    }

    /** Rows of which the last may stand for all that is left. */
    private List<String> rows(List<String> values, Sight inSight) {
        List<String> rows = new ArrayList<>();
        boolean standard = draw.of(0.6);
        List<String> fresh = draw.shuffled(indicators);
        for (int i = 0; i < values.size(); i++) {
            boolean last = i == values.size() - 1;
            String indicator = "indicator." + fresh.get(i % fresh.size());
            rows.add(
                    last && standard
                            ? "- {value: " + values.get(i) + "}\n"
                            : yaml.item(Map.of("value", values.get(i)), "when", row(indicator, inSight)));
        }
        return rows;
    }

    private String row(String indicator, Sight inSight) {
        String severity = draw.pick(severities);
        return draw.<String>choice()
                .or(2, () -> indicator)
                .or(2, () -> indicator + " || count." + severity + " >= " + draw.between(1, 3))
                .or(
                        2,
                        () -> indicator + " && unknown." + severity + draw.pick(" == ", " > ", " < ")
                                + draw.between(1, 2))
                .or(2, () -> "score >= " + draw.between(1, 9) + " && !" + indicator)
                .or(
                        3,
                        () -> indicator + draw.pick(" && ", " || ") + "("
                                + expression.of(Type.Scalar.BOOL, inSight, draw.between(1, 2)) + ")")
                .make();
    }

    String measures() {
        StringBuilder text = new StringBuilder();
        Sight inSight = sight.withIndicators(indicators);
        for (String id : measures) {
            List<String> serves = draw.some(List.copyOf(causes), 3);
            Map<String, String> keys = new LinkedHashMap<>(Map.of("id", id, "source", "drawn"));
            keys.put("causes", serves.isEmpty() ? "[" + causes.iterator().next() + "]" : serves.toString());
            if (draw.of(0.6)) {
                keys.put("when", YamlText.quoted(expression.of(Type.Scalar.BOOL, inSight, draw.between(1, 3))));
            }
            if (draw.of(0.3)) {
                keys.put("clears", draw.some(indicators, 2).toString());
            }
            boolean costs = draw.of(0.7);
            text.append(yaml.item(keys, costs ? "cost" : "", costs ? cost(inSight) : ""));
        }
        return measures.isEmpty() ? "[]\n" : text.toString();
    }

    private String cost(Sight inSight) {
        return draw.of(0.2)
                ? expression.literal(Type.Scalar.MONEY, inSight)
                : expression.of(Type.Scalar.MONEY, inSight, draw.between(1, 3));
    }
}

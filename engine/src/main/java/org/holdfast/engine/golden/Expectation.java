package org.holdfast.engine.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.holdfast.column.Currency;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Figures;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** Holds what came out of a golden household against what its pack expects. */
final class Expectation {
    private final Pack pack;
    private final Currency currency;
    private final ReferenceAssessor assessor;
    private final Map<String, @Nullable Object> given;
    private final Assessment assessment;
    private final List<String> differences = new ArrayList<>();

    Expectation(
            Pack pack,
            Currency currency,
            ReferenceAssessor assessor,
            Map<String, @Nullable Object> given,
            Assessment assessment) {
        this.pack = pack;
        this.currency = currency;
        this.assessor = assessor;
        this.given = given;
        this.assessment = assessment;
    }

    List<String> differences(Map<String, Object> expect) {
        expect.forEach(this::check);
        return differences;
    }

    private void check(String key, Object expected) {
        switch (key) {
            case "level" -> same(key, expected, text(assessment.level()));
            case "category" -> same(key, expected, text(assessment.category()));
            case "main_cause" -> same(key, expected, text(assessment.mainCause()));
            case "causes" -> same(key, list(expected), assessment.causes());
            case "score" -> same(key, expected, Long.toString(assessment.score()));
            case "verify" -> same(key, expected, Boolean.toString(assessment.verify()));
            case "indicators" -> same(key, list(expected), indicators(true));
            case "unknown" -> same(key, list(expected), indicators(null));
            case "true" -> contains(key, list(expected), indicators(true));
            case "false" -> contains(key, list(expected), indicators(false));
            case "undecided" -> contains(key, list(expected), indicators(null));
            case "measures" ->
                same(
                        key,
                        list(expected),
                        assessment.measures().stream()
                                .map(m -> pack.measures().get(m.measure()).id())
                                .toList());
            case "costs" -> map(expected).forEach(this::cost);
            case "facts" -> map(expected).forEach(this::fact);
            default -> differences.add("'" + key + "' is nothing an assessment holds");
        }
    }

    private void cost(String measure, @Nullable String expected) {
        Long cost = assessment.measures().stream()
                .filter(m -> pack.measures().get(m.measure()).id().equals(measure))
                .findFirst()
                .map(Assessment.SuggestedMeasure::cost)
                .orElse(null);
        sameFigure("costs." + measure, expected, Figures.csv(Type.Scalar.MONEY, cost, currency));
    }

    private void fact(String id, @Nullable String expected) {
        Fact fact = pack.findFact(id).orElse(null);
        if (fact == null || !(fact.type() instanceof Type.Scalar scalar)) {
            differences.add("facts: the pack has no figure '" + id + "'");
        } else {
            Object value = assessor.fact(0, given, id);
            sameFigure("facts." + id, expected, Figures.csv(scalar, value, currency));
        }
    }

    private void sameFigure(String key, @Nullable String expected, String actual) {
        String wanted = expected == null ? "" : expected;
        boolean equal = wanted.equals(actual);
        if (!equal && !wanted.isEmpty() && !actual.isEmpty()) {
            try {
                equal = new java.math.BigDecimal(wanted).compareTo(new java.math.BigDecimal(actual)) == 0;
            } catch (NumberFormatException notNumbers) {
                equal = false;
            }
        }
        if (!equal) {
            same(key, wanted.isEmpty() ? "unknown" : wanted, actual.isEmpty() ? "unknown" : actual);
        }
    }

    private List<String> indicators(@Nullable Boolean result) {
        return IntStream.range(0, pack.indicators().size())
                .filter(i -> Objects.equals(assessment.indicators().get(i), result))
                .mapToObj(i -> pack.indicators().get(i).id())
                .toList();
    }

    private void same(String key, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differences.add(key + ": expected " + expected + ", got " + actual);
        }
    }

    private void contains(String key, List<String> expected, List<String> actual) {
        List<String> missing =
                expected.stream().filter(id -> !actual.contains(id)).toList();
        if (!missing.isEmpty()) {
            differences.add("not " + key + ": " + String.join(", ", missing));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<String> list(Object expected) {
        return expected instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(expected.toString());
    }

    private static Map<String, @Nullable String> map(Object expected) {
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        if (expected instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(String.valueOf(key), value == null ? null : value.toString()));
        }
        return map;
    }
}

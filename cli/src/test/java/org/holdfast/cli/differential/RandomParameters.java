package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** Random parameters: each has a value everywhere (or in the jurisdiction) from early on, and others by place and date. */
final class RandomParameters {
    private final Draw draw;
    private final RandomLiteral literal;
    private final LocalDate asOf;
    private final int decimals;
    private final @Nullable String jurisdiction;
    private final Map<String, Type.Scalar> types = new LinkedHashMap<>();

    RandomParameters(Draw draw, RandomLiteral literal, LocalDate asOf, int decimals) {
        this.draw = draw;
        this.literal = literal;
        this.asOf = asOf;
        this.decimals = decimals;
        this.jurisdiction = draw.of(0.4) ? "CN" : null;
        for (Type.Scalar type : draw.some(List.of(Type.Scalar.values()), 7)) {
            types.put("p_" + type, type);
        }
    }

    Map<String, Type.Scalar> types() {
        return types;
    }

    @Nullable
    String jurisdiction() {
        return jurisdiction;
    }

    String yaml() {
        StringBuilder text = new StringBuilder();
        types.forEach((id, type) -> {
            text.append("- id: ").append(id).append("\n  type: ").append(type).append("\n  unit: unit\n  values:\n");
            values(type).forEach(text::append);
        });
        return types.isEmpty() ? "[]\n" : text.toString();
    }

    private List<String> values(Type.Scalar type) {
        List<String> values = new ArrayList<>();
        String whole = jurisdiction != null && draw.of(0.5) ? jurisdiction : "";
        values.add(value(type, whole, "0001-01-01"));
        Set<String> taken = new LinkedHashSet<>(Set.of(whole + " 0001-01-01"));
        int more = draw.of(0.4) ? 0 : draw.between(1, 5);
        for (int i = 0; i < more; i++) {
            String place = draw.pick("", whole, draw.pick(Vocabulary.PLACES), draw.pick(Vocabulary.PLACES));
            String from = asOf.minusDays(draw.pick(-30, -1, 0, 0, 1, 400)).toString();
            if (taken.add(place + " " + from)) {
                values.add(value(type, place, from));
            }
        }
        return draw.shuffled(values);
    }

    private String value(Type.Scalar type, String place, String from) {
        return "    - {value: " + YamlText.quoted(written(type)) + ", from: " + from
                + (place.isEmpty() ? "" : ", place: " + YamlText.quoted(place)) + ", source: drawn, grade: C}\n";
    }

    /** A value as it stands in parameters.yaml: dates, months and texts without the marks of an expression. */
    private String written(Type.Scalar type) {
        return switch (type) {
            case DATE -> Vocabulary.day(draw, asOf).toString();
            case MONTH -> Vocabulary.month(draw, asOf);
            case STRING -> draw.pick(Vocabulary.TEXTS);
            default -> literal.of(type, decimals);
        };
    }
}

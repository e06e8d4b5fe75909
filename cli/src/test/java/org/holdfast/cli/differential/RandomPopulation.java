package org.holdfast.cli.differential;

import java.util.Map;
import java.util.TreeMap;
import org.holdfast.policy.expression.Type;

/** Random population figures. */
final class RandomPopulation {
    private final Draw draw;
    private final RandomExpression expression;

    RandomPopulation(Draw draw, RandomExpression expression) {
        this.draw = draw;
        this.expression = expression;
    }

    static boolean mayCount(Type.Scalar type) {
        return type == Type.Scalar.INT || type == Type.Scalar.DOUBLE || type == Type.Scalar.MONEY;
    }

    String figure(String id, String fact, Type.Scalar type, Sight sight) {
        // SQL adds doubles up exactly only where it knows how many decimals they have
        String statistic =
                type == Type.Scalar.DOUBLE ? draw.pick("median", "quantile") : draw.pick("median", "quantile", "mean");
        Map<String, String> keys = new TreeMap<>(Map.of("id", id, "statistic", statistic, "of", fact));
        if (statistic.equals("quantile")) {
            keys.put("p", draw.pick("0.25", ".1", "0.999", "0.5", "0.0", "0.333"));
        }
        if (draw.of(0.5)) {
            keys.put("within", draw.pick(Sight.PLACE_LEVELS));
        }
        return draw.of(0.4)
                ? new YamlText().item(keys, "", "")
                : new YamlText().item(keys, "weight", weight(statistic, sight));
    }

    private String weight(String statistic, Sight sight) {
        return draw.<String>choice()
                .or(4, () -> "household.weight")
                .or(2, () -> "household.weight * members.count()")
                .or(1, () -> "household.weight - 1")
                .or(1, () -> "members.exists(m, m.enrolled) ? household.weight : 0.25")
                .make();
    }
}

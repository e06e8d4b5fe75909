package org.holdfast.plans.area;

import java.util.Locale;
import java.util.regex.Pattern;
import org.holdfast.measures.area.VarianceMethod;
import org.holdfast.plans.Formula;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** Which way to find variances a case names: by its option {@code method} or {@code REML}, or in the words of its model. */
public final class VarianceMethods {
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}_])(REML|ML)(?![\\p{L}\\p{N}_])");

    private VarianceMethods() {}

    /** Of an area-level model: its own option, then that of the case that states the formula, then the formula's. */
    static VarianceMethod of(PlanCase stated, Formula formula, PlanCase planned) throws Refused {
        String own = planned.text("method", stated.text("method", ""));
        if (!own.isEmpty()) {
            return parse(own);
        }
        for (String qualifier : formula.qualifiers()) {
            if (qualifier.matches("(?i)reml|ml|fh")) {
                return parse(qualifier);
            }
        }
        return VarianceMethod.REML;
    }

    /** Of a unit-level model stated in words. REML without a word. */
    public static VarianceMethod of(PlanCase stated, String model) throws Refused {
        if (stated.option("REML").isBoolean()) {
            return stated.option("REML").asBoolean() ? VarianceMethod.REML : VarianceMethod.ML;
        }
        String own = stated.text("method", "");
        if (!own.isEmpty()) {
            VarianceMethod method = parse(own);
            if (method == VarianceMethod.MOMENT) {
                throw new Refused("A unit-level model is fitted by REML or ML, not '" + own + "'");
            }
            return method;
        }
        var word = WORD.matcher(model);
        return word.find() ? VarianceMethod.valueOf(word.group(1)) : VarianceMethod.REML;
    }

    private static VarianceMethod parse(String text) throws Refused {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "reml" -> VarianceMethod.REML;
            case "ml" -> VarianceMethod.ML;
            case "fh", "moment", "fh-moment", "fay-herriot" -> VarianceMethod.MOMENT;
            default -> throw new Refused("Option 'method' is '" + text + "': expected REML, ML or FH");
        };
    }
}

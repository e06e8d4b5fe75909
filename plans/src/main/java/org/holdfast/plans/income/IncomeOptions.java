package org.holdfast.plans.income;

import java.util.Locale;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/** What the options of a case mean. Words after the first are remarks, unless said otherwise. */
public final class IncomeOptions {
    private IncomeOptions() {}

    /** Option {@code definition} or {@code quantile}, as {@code inv} or {@code upper}. */
    public static QuantileDefinition quantile(PlanCase planned) throws Refused {
        String named = planned.text("definition", planned.text("quantile", "inv"));
        return quantile(named);
    }

    public static QuantileDefinition quantile(String named) throws Refused {
        return switch (firstWord(named)) {
            case "inv", "inverse", "math", "hf1" -> QuantileDefinition.INVERSE;
            case "upper", "laeken" -> QuantileDefinition.UPPER;
            case "avg", "average", "school", "hf2" -> QuantileDefinition.AVERAGE;
            case "mid", "midpoint", "mid-point" -> QuantileDefinition.MIDPOINT;
            case "hmisc", "counts" -> QuantileDefinition.COUNTS;
            case "hf4", "hf5", "hf6", "hf7", "hf8", "hf9" ->
                QuantileDefinition.valueOf("HYNDMAN_FAN_" + firstWord(named).charAt(2));
            default ->
                throw new Refused("Unknown quantile definition '" + named
                        + "': expected inv, upper, avg, mid, hmisc, or hf1 to hf9 but hf3");
        };
    }

    /** Option {@code zero} with {@code floor}: what becomes of incomes of zero and less. */
    public static NonPositiveIncomes nonPositive(PlanCase planned) throws Refused {
        String rule = planned.text("zero", "none");
        return switch (firstWord(rule)) {
            case "none", "include", "keep", "limit" -> NonPositiveIncomes.LIMIT;
            case "exclude", "drop" -> NonPositiveIncomes.EXCLUDE;
            case "refuse", "undefined", "fail" -> NonPositiveIncomes.REFUSE;
            case "floor" -> floor(planned);
            default ->
                throw new Refused("Option 'zero' is '" + rule + "': expected none, include, exclude, refuse or floor");
        };
    }

    private static NonPositiveIncomes floor(PlanCase planned) throws Refused {
        double floor = planned.number("floor");
        if (!(floor > 0)) {
            throw new Refused("Option 'floor' must be positive, not " + floor);
        }
        return NonPositiveIncomes.floor(floor);
    }

    /** Option {@code poor_if}, {@code y<z} or {@code y<=z}. */
    public static PoorIf poorIf(PlanCase planned) throws Refused {
        String rule = planned.text("poor_if", "y<z").replace(" ", "");
        if (rule.contains("<=") || rule.contains("≤")) {
            return PoorIf.AT_OR_BELOW;
        }
        if (rule.contains("<")) {
            return PoorIf.BELOW;
        }
        throw new Refused("Option 'poor_if' is '" + rule + "': expected y<z or y<=z");
    }

    /** A number of the option, or each number of its list. */
    static double[] numbers(PlanCase planned, String option) throws Refused {
        JsonNode node = planned.option(option);
        if (!node.isArray()) {
            return new double[] {planned.number(option)};
        }
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!node.get(i).isNumber()) {
                throw new Refused(
                        "Option '" + option + "' of method '" + planned.method() + "' must be a list of numbers");
            }
            numbers[i] = node.get(i).asDouble();
        }
        return numbers;
    }

    /** A share of the population. */
    static double share(PlanCase planned, String option, double share) throws Refused {
        if (share >= 0 && share <= 1) {
            return share;
        }
        throw new Refused(
                "Option '" + option + "' of method '" + planned.method() + "' must lie from 0 to 1, not " + share);
    }

    static String lower(PlanCase planned, String option) {
        return planned.text(option, "").toLowerCase(Locale.ROOT);
    }

    private static String firstWord(String text) {
        return text.toLowerCase(Locale.ROOT).strip().split("[\\s,;:(]", 2)[0];
    }
}

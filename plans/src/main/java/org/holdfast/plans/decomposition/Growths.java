package org.holdfast.plans.decomposition;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.growth.GrowthElasticity;
import org.holdfast.measures.growth.GrowthIncidence;
import org.holdfast.measures.growth.ProPoorGrowth;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.income.IncomeOptions;
import tools.jackson.databind.JsonNode;

/** Growth of incomes between two periods: at each place of the distribution, of the poor, and what it does to poverty. */
public final class Growths implements Family {
    private static final double[] PERCENTILES = {1, 5, 10, 25, 50, 75, 90, 95, 99};
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");

    @Override
    public Set<String> methods() {
        return Set.of("growth_incidence", "growth", "pro_poor_growth", "shared_prosperity", "growth_elasticity");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        if (planned.method().equals("growth_elasticity")) {
            return Outcome.of(elasticity(planned));
        }
        Periods periods = Periods.of(planned, GroupColumn.NONE);
        SortedIncomes first = periods.first().sorted();
        SortedIncomes second = periods.second().sorted();
        GrowthIncidence growth = new GrowthIncidence(first, second);
        return Outcome.of(
                switch (planned.method()) {
                    case "growth_incidence" -> incidence(planned, growth);
                    case "growth" -> meanAndMedian(planned, growth);
                    case "pro_poor_growth" ->
                        yearly(planned, ProPoorGrowth.rate(first, second, Wording.line(planned, periods.first())));
                    default -> yearly(planned, growth.ofPoorest(poorest(planned)));
                });
    }

    private static Object incidence(PlanCase planned, GrowthIncidence growth) throws Refused, Undefined {
        if (Wording.says(planned, "form", "means")) {
            int parts = Wording.says(planned, "form", "decile") ? 10 : (int) planned.number("parts", 5);
            double[] rates = growth.ofMeans(parts);
            for (int part = 0; part < rates.length; part++) {
                rates[part] = yearly(planned, rates[part]);
            }
            return rates;
        }
        JsonNode asked = planned.option("p");
        if (asked.isNumber()) {
            double percentile = percentiles(new double[] {asked.asDouble()})[0];
            return yearly(planned, growth.atQuantile(percentile / 100, IncomeOptions.quantile(planned)));
        }
        double[] percentiles = asked.isArray() ? percentiles(Periods.numbers(asked)) : PERCENTILES;
        Map<String, Object> value = new LinkedHashMap<>();
        for (double percentile : percentiles) {
            value.put(
                    name(percentile),
                    yearly(planned, growth.atQuantile(percentile / 100, IncomeOptions.quantile(planned))));
        }
        return value;
    }

    /** Shares of the population as percentiles. */
    private static double[] percentiles(double[] asked) {
        boolean shares = true;
        for (double each : asked) {
            shares &= each <= 1;
        }
        double[] percentiles = asked.clone();
        for (int i = 0; shares && i < percentiles.length; i++) {
            percentiles[i] = Math.round(asked[i] * 1e10) / 1e8;
        }
        return percentiles;
    }

    private static String name(double percentile) {
        return percentile == Math.rint(percentile)
                ? String.format(Locale.ROOT, "p%d", Math.round(percentile))
                : "p" + percentile;
    }

    private static Map<String, Object> meanAndMedian(PlanCase planned, GrowthIncidence growth)
            throws Refused, Undefined {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("mean", yearly(planned, growth.ofMean()));
        value.put("median", yearly(planned, growth.atQuantile(0.5, IncomeOptions.quantile(planned))));
        return value;
    }

    /** The growth over the whole period, or by year when the option {@code years} is given. */
    private static double yearly(PlanCase planned, double growth) throws Refused, Undefined {
        return planned.option("years").isMissingNode()
                ? growth
                : GrowthIncidence.yearly(growth, planned.number("years"));
    }

    /** The share of the population that counts as poorest: an option, or a percentage in the words of the form. */
    private static double poorest(PlanCase planned) throws Refused {
        Matcher percent = PERCENT.matcher(planned.text("form", ""));
        return planned.number("share", percent.find() ? Double.parseDouble(percent.group(1)) / 100 : 0.4);
    }

    private static double elasticity(PlanCase planned) throws Refused, Undefined {
        Population population = population(planned);
        return GrowthElasticity.of(
                population.sorted(),
                Wording.line(planned, population),
                Wording.alpha(planned),
                IncomeOptions.poorIf(planned));
    }

    /** The first of two periods where the data have two; else the only one. */
    private static Population population(PlanCase planned) throws Refused, Undefined {
        if (planned.field("inline").path("income").isArray()) {
            return Population.of(planned, GroupColumn.NONE);
        }
        try {
            return Periods.of(planned, GroupColumn.NONE).first();
        } catch (Refused onePeriod) {
            return Population.of(planned, GroupColumn.NONE);
        }
    }
}

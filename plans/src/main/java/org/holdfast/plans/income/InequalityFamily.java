package org.holdfast.plans.income;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.inequality.Atkinson;
import org.holdfast.measures.inequality.GeneralisedEntropy;
import org.holdfast.measures.inequality.Gini;
import org.holdfast.measures.inequality.Hoover;
import org.holdfast.measures.inequality.IncomeShare;
import org.holdfast.measures.inequality.PercentileRatio;
import org.holdfast.measures.inequality.ShareRatio;
import org.holdfast.measures.inequality.WholePersonShareRatio;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** Inequality of incomes. */
public final class InequalityFamily implements Family {
    private static final Pattern PERCENTILES = Pattern.compile("p(\\d+(?:\\.\\d+)?)\\s*/\\s*p(\\d+(?:\\.\\d+)?)");
    private static final Pattern QUANTILE = Pattern.compile("quantile\\s+(\\w+)");

    @Override
    public Set<String> methods() {
        return Set.of(
                "gini",
                "hoover",
                "generalised_entropy",
                "atkinson",
                "s80s20",
                "palma",
                "quantile_shares",
                "lorenz",
                "percentile_ratio");
    }

    @Override
    public boolean takes(PlanCase planned) {
        return IncomeCase.states(planned);
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        IncomeCase incomes = IncomeCase.of(planned);
        return switch (planned.method()) {
            case "gini" -> incomes.outcome(gini(planned));
            case "hoover" -> incomes.outcome(new Hoover());
            case "generalised_entropy" -> entropy(planned, incomes);
            case "atkinson" -> incomes.outcome(atkinson(planned));
            case "s80s20" -> incomes.outcome(ratio(planned, 0.2, 0.8));
            case "palma" -> incomes.outcome(ratio(planned, 0.4, 0.9));
            case "quantile_shares" -> incomes.outcome(shares(planned));
            case "lorenz" -> lorenz(planned, incomes);
            default -> incomes.outcome(percentileRatio(planned));
        };
    }

    private static Gini gini(PlanCase planned) {
        String form = IncomeOptions.lower(planned, "form").replace(" ", "");
        boolean corrected = form.contains("n/(n-1)")
                || form.contains("corrected")
                || form.contains("small")
                || planned.option("small_sample").asBoolean(false);
        boolean counts = form.contains("convey") || form.contains("frequenc");
        return new Gini(corrected ? Gini.Form.SMALL_SAMPLE : counts ? Gini.Form.FREQUENCY : Gini.Form.MIDPOINT);
    }

    private static Outcome entropy(PlanCase planned, IncomeCase incomes) throws Refused, Undefined {
        double alpha = planned.number("alpha");
        Outcome outcome = incomes.outcome(new GeneralisedEntropy(alpha, IncomeOptions.nonPositive(planned)));
        Map<String, Object> extras = new LinkedHashMap<>(outcome.extras());
        extras.put("n_zero", incomes.part().incomes().upTo(0));
        return outcome.withExtras(extras);
    }

    private static Atkinson atkinson(PlanCase planned) throws Refused {
        double epsilon = planned.number("epsilon");
        if (!(epsilon >= 0)) {
            throw new Refused("Option 'epsilon' must be zero or more, not " + epsilon);
        }
        return new Atkinson(epsilon, IncomeOptions.nonPositive(planned));
    }

    /** Option {@code form}: divided persons ("fractional"), whole persons ("sum(y>q80)", "unit"), or the ratio of means. */
    private static IncomeMeasure ratio(PlanCase planned, double bottom, double top) throws Refused {
        String form = IncomeOptions.lower(planned, "form");
        boolean means = form.contains("mean");
        boolean whole =
                form.contains("sum(") || form.contains("unit") || form.contains("eu-silc") || form.contains("whole");
        if (form.contains("lorenz") || form.contains("fraction") || !means && !whole) {
            return new ShareRatio(bottom, top);
        }
        Matcher named = QUANTILE.matcher(form);
        QuantileDefinition definition =
                named.find() ? IncomeOptions.quantile(named.group(1)) : IncomeOptions.quantile(planned);
        return new WholePersonShareRatio(
                bottom, top, definition, means ? WholePersonShareRatio.Of.MEANS : WholePersonShareRatio.Of.SUMS);
    }

    private static List<IncomeShare> shares(PlanCase planned) throws Refused {
        double groups = planned.number("k", 5);
        if (!(groups >= 1 && groups <= 1_000_000 && groups == Math.rint(groups))) {
            throw new Refused("Option 'k' must be a whole number of groups, not " + groups);
        }
        List<IncomeShare> shares = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            shares.add(new IncomeShare(group / groups, (group + 1) / groups));
        }
        return shares;
    }

    private static Outcome lorenz(PlanCase planned, IncomeCase incomes) throws Refused, Undefined {
        List<IncomeShare> points = new ArrayList<>();
        for (double share : IncomeOptions.numbers(planned, "p")) {
            points.add(IncomeShare.ofPoorest(IncomeOptions.share(planned, "p", share)));
        }
        return planned.option("p").isArray() ? incomes.outcome(points) : incomes.outcome(points.get(0));
    }

    /** Options {@code upper} and {@code lower}, or both in a list {@code p}, or {@code form} as {@code p90/p10}. */
    private static PercentileRatio percentileRatio(PlanCase planned) throws Refused {
        double upper = planned.number("upper", 0.9);
        double lower = planned.number("lower", 0.1);
        Matcher form = PERCENTILES.matcher(IncomeOptions.lower(planned, "form"));
        if (form.find()) {
            upper = Double.parseDouble(form.group(1)) / 100;
            lower = Double.parseDouble(form.group(2)) / 100;
        } else if (planned.option("p").isArray()) {
            double[] shares = IncomeOptions.numbers(planned, "p");
            if (shares.length != 2) {
                throw new Refused("Option 'p' of method 'percentile_ratio' must be a list of two shares");
            }
            upper = Math.max(shares[0], shares[1]);
            lower = Math.min(shares[0], shares[1]);
        }
        return new PercentileRatio(
                IncomeOptions.share(planned, "upper", upper),
                IncomeOptions.share(planned, "lower", lower),
                IncomeOptions.quantile(planned));
    }
}

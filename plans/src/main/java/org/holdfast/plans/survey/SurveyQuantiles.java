package org.holdfast.plans.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.measures.survey.ReplicateWeights;
import org.holdfast.measures.survey.ShareInterval;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.income.IncomeOptions;
import tools.jackson.databind.JsonNode;

/**
 * {@code quantile} of the option {@code variable} at {@code p} with its interval: Woodruff's, the quantiles at the ends of an
 * interval for the share of people at or below the estimate, of the kind that the option {@code interval} names (mean, beta,
 * xlogit, asin); the standard error is its length over twice the t quantile. With replicate weights and no such option, from
 * the replicates. An end beyond 0 or 1 does not exist and is NaN.
 */
public final class SurveyQuantiles implements Family {
    private static final Pattern LEVEL = Pattern.compile("([\\d.]+)\\s*%");

    @Override
    public Set<String> methods() {
        return Set.of("quantile");
    }

    /** Quantiles of incomes without an interval are another family's. */
    @Override
    public boolean takes(PlanCase planned) {
        return planned.option("variable").isString()
                || planned.option("interval").isString()
                || planned.field("design").path("kind").isString()
                || !planned.field("income").isString()
                        && !planned.field("inline").isObject();
    }

    @Override
    public boolean replicates() {
        return true;
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        SurveyCase survey = SurveyCase.of(planned, PlannedColumns.columns(planned));
        double[] values = PlannedColumns.variable(planned, survey.table());
        boolean[] used = survey.known(values);
        SortedIncomes sample = sample(survey, values, used);
        if (!planned.option("p").isArray()) {
            return at(survey, sample, values, used, planned.number("p"));
        }
        List<Object> found = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        List<Object> intervals = new ArrayList<>();
        for (JsonNode p : planned.option("p")) {
            Outcome one = at(survey, sample, values, used, p.asDouble(Double.NaN));
            found.add(one.value());
            errors.add(Objects.requireNonNullElse(one.standardError(), Double.NaN));
            intervals.add(one.extras().getOrDefault("ci", List.of()));
        }
        return Outcome.of(found, SurveyCase.count(used))
                .withStandardError(errors)
                .withExtras(Map.of("ci", intervals));
    }

    private static Outcome at(SurveyCase survey, SortedIncomes sample, double[] values, boolean[] used, double p)
            throws Refused, Undefined {
        PlanCase planned = survey.planned();
        if (!(p >= 0 && p <= 1)) {
            throw new Refused("Option 'p' of case '" + planned.id() + "' is " + p + ": expected a share from 0 to 1");
        }
        QuantileDefinition rule = planned.option("qrule").isString()
                ? IncomeOptions.quantile(planned.text("qrule", ""))
                : IncomeOptions.quantile(planned);
        ReplicateWeights replicates = survey.replicates();
        if (replicates != null && planned.option("interval").isMissingNode()) {
            ReplicateWeights.Replicated found = replicates.estimate(
                    weights -> new double[] {new Quantile(p, rule).value(sample.reweighted(weights))}, survey.centre());
            return survey.outcome(
                    new Estimate(found.values()[0], found.errors()[0], survey.degreesOfFreedom(used)), used);
        }
        return woodruff(survey, sample, values, used, rule, p);
    }

    private static Outcome woodruff(
            SurveyCase survey, SortedIncomes sample, double[] values, boolean[] used, QuantileDefinition rule, double p)
            throws Refused, Undefined {
        double quantile = new Quantile(p, rule).value(sample);
        double[] below = new double[values.length];
        for (int row = 0; row < below.length; row++) {
            below[row] = values[row] <= quantile ? 1 : 0;
        }
        Estimate share = survey.estimate(weights -> Linearised.mean(weights, below, used), used);
        String interval = survey.planned().text("interval", "");
        Matcher percent = LEVEL.matcher(interval);
        double level = percent.find() ? Double.parseDouble(percent.group(1)) / 100 : survey.level();
        Map<String, Object> extras = new LinkedHashMap<>();
        extras.put("df", share.degreesOfFreedom());
        Outcome outcome = Outcome.of(quantile, SurveyCase.count(used));
        if (Double.isNaN(share.standardError())) {
            extras.put("ci_undefined", "No interval: a sample of a single unit has no standard error");
            return outcome.withExtras(extras);
        }
        double[] ends;
        double reach;
        try {
            ends = kind(interval).of(share, level, SurveyCase.count(used), survey.designDegrees(used));
            reach = Estimate.quantile((1 + level) / 2, share.degreesOfFreedom());
        } catch (Undefined e) {
            extras.put("ci_undefined", e.getMessage());
            return outcome.withExtras(extras);
        }
        double low = ends[0] < 0 ? Double.NaN : new Quantile(ends[0], rule).value(sample);
        double high = ends[1] > 1 ? Double.NaN : new Quantile(ends[1], rule).value(sample);
        extras.put("ci", new double[] {low, high});
        return outcome.withStandardError((high - low) / (2 * reach)).withExtras(extras);
    }

    private static SortedIncomes sample(SurveyCase survey, double[] values, boolean[] used) throws Undefined {
        for (double weight : survey.design().weights()) {
            if (weight < 0) {
                throw new Undefined("Calibration made weights negative: a quantile has no meaning with them");
            }
        }
        return SortedIncomes.of(values, survey.design().weights()).where(used);
    }

    private static ShareInterval kind(String interval) {
        String text = interval.toLowerCase(Locale.ROOT);
        return text.contains("beta")
                ? ShareInterval.BETA
                : text.contains("logit")
                        ? ShareInterval.LOGIT
                        : text.contains("asin") ? ShareInterval.ARCSINE : ShareInterval.SYMMETRIC;
    }
}

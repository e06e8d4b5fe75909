package org.holdfast.plans.survey;

import java.util.Locale;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.DesignEffect;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * {@code deff}: the design effect of the mean of the option {@code variable}, or of its total when the option {@code statistic}
 * is {@code total}, beside a simple random sample without replacement or, when the option {@code deff} says so, with it.
 */
public final class DesignEffects implements Family {
    @Override
    public Set<String> methods() {
        return Set.of("deff");
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
        String kind = planned.text("deff", "").toLowerCase(Locale.ROOT);
        boolean replacement = kind.contains("with replacement") || kind.equals("replace");
        double[] weights = survey.design().weights();
        boolean total = planned.text("statistic", "mean").equals("total");
        Estimate estimate = survey.estimate(
                by -> total ? Linearised.total(by, values, used) : Linearised.mean(by, values, used), used);
        double size = total ? Linearised.size(weights, values, used).value() : 1;
        double error = estimate.standardError() / size;
        double simple = DesignEffect.simpleVariance(weights, values, used, replacement);
        return Outcome.of(error * error / simple, SurveyCase.count(used));
    }
}

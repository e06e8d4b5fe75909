package org.holdfast.plans.survey;

import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.IncomeSample;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.poverty.PovertyMeasure;
import org.holdfast.measures.poverty.RelativeLine;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.ReplicateWeights;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** Measures of incomes with errors from replicate weights, by the short names of {@link IncomeStatistic}. */
public final class IncomeStatistics implements Family {
    private static final Set<String> ELSEWHERE = Set.of(
            "fgt",
            "gini",
            "s80s20",
            "palma",
            "sst",
            "sen",
            "watts",
            "hoover",
            "atkinson",
            "median",
            "generalised_entropy");

    @Override
    public Set<String> methods() {
        return Set.of(
                "fgt",
                "fgt0",
                "fgt1",
                "fgt2",
                "median",
                "arpt40",
                "arpt50",
                "arpt60",
                "arpt70",
                "gini",
                "s80s20",
                "palma",
                "theil",
                "mld",
                "sst",
                "sen",
                "watts",
                "hoover",
                "atkinson");
    }

    /** What other families measure too is meant for this one when it is named by {@code stat}. */
    @Override
    public boolean takes(PlanCase planned) {
        return !ELSEWHERE.contains(planned.method()) || planned.option("stat").isString();
    }

    @Override
    public boolean replicates() {
        return true;
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        IncomeStatistic statistic = IncomeStatistic.of(planned);
        SurveyCase survey = SurveyCase.of(planned, PlannedColumns.columns(planned));
        double[] incomes = PlannedColumns.variable(planned, survey.table());
        boolean[] used = survey.known(incomes);
        return survey.outcome(estimate(survey, statistic, incomes, used), used);
    }

    private static Estimate estimate(SurveyCase survey, IncomeStatistic statistic, double[] incomes, boolean[] used)
            throws Refused, Undefined {
        ReplicateWeights replicates = survey.replicates();
        if (replicates == null) {
            return linearised(survey, statistic, incomes, used);
        }
        SortedIncomes whole = SortedIncomes.of(incomes, replicates.weights());
        SortedIncomes part = whole.where(used);
        ReplicateWeights.Replicated found = replicates.estimate(
                weights ->
                        new double[] {statistic.value(part.reweighted(weights), reweighted(statistic, whole, weights))},
                survey.centre());
        return new Estimate(found.values()[0], found.errors()[0], survey.degreesOfFreedom(used));
    }

    private static SortedIncomes reweighted(IncomeStatistic statistic, SortedIncomes whole, double[] weights) {
        return statistic.relative() == null ? whole : whole.reweighted(weights);
    }

    private static Estimate linearised(SurveyCase survey, IncomeStatistic statistic, double[] incomes, boolean[] used)
            throws Refused, Undefined {
        IncomeSample whole = IncomeSample.of(incomes, survey.design(), survey.lonely());
        IncomeSample part = whole.where(used);
        RelativeLine line = statistic.relative();
        double at = line == null ? statistic.line() : line.value(whole.incomes());
        IncomeMeasure measure = statistic.measure().at(at);
        var found = line != null && measure instanceof PovertyMeasure poverty
                ? part.estimate(poverty, poverty.slope(part.incomes()), line, whole)
                : part.estimate(measure);
        return new Estimate(found.value(), found.standardError(), survey.degreesOfFreedom(used));
    }
}

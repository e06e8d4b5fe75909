package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.SortedIncomes;

/**
 * One quantile over another, as P90/P10; without unit; undefined when the lower is not positive. Influence:
 * {@code (IF of the upper - ratio IF of the lower) / lower}.
 */
public final class PercentileRatio implements IncomeMeasure {
    private final Quantile upper;
    private final Quantile lower;

    /**
     * A ratio.
     *
     * @param upper a share of the population, 0.9 for P90
     * @param lower a share of the population, 0.1 for P10
     */
    public PercentileRatio(double upper, double lower, QuantileDefinition definition) {
        this.upper = new Quantile(upper, definition);
        this.lower = new Quantile(lower, definition);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return ratio(upper.value(incomes), lower.value(incomes));
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double[] ofLower = new double[incomes.size()];
        double below = lower.linearise(incomes, ofLower);
        double ratio = ratio(upper.linearise(incomes, influences), below);
        for (int i = 0; i < ofLower.length; i++) {
            influences[i] = (influences[i] - ratio * ofLower[i]) / below;
        }
        return ratio;
    }

    private double ratio(double above, double below) throws Undefined {
        if (below > 0) {
            return above / below;
        }
        throw new Undefined("The quantile of " + lower.share() + " is " + below + ": a ratio needs a positive one");
    }
}

package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The share of all income of those between two shares of the population, poorest first: {@code L(to) - L(from)} on the
 * {@link LorenzCurve}. From 0 it is the curve itself; from 0.9 to 1 it is what the richest tenth has. Influences are the
 * difference of the curve's.
 */
public final class IncomeShare implements IncomeMeasure {
    private final double from;
    private final double to;

    /**
     * A share.
     *
     * @param from from 0, at most {@code to}
     * @param to at most 1
     */
    public IncomeShare(double from, double to) {
        if (!(0 <= from && from <= to && to <= 1)) {
            throw new IllegalArgumentException(
                    "Expected shares of the population from 0 to 1, ascending, got " + from + " and " + to);
        }
        this.from = from;
        this.to = to;
    }

    /** A point of the Lorenz curve: the share of the poorest. */
    public static IncomeShare ofPoorest(double share) {
        return new IncomeShare(0, share);
    }

    /**
     * The shares of groups of equal size, poorest first: fifths, tenths.
     *
     * @param groups at least 1
     */
    public static double[] ofGroups(SortedIncomes incomes, int groups) throws Undefined {
        double[] edges = new double[groups];
        for (int i = 0; i < groups; i++) {
            edges[i] = (i + 1.0) / groups;
        }
        LorenzCurve curve = LorenzCurve.of(incomes, edges);
        double[] shares = new double[groups];
        for (int i = 0; i < groups; i++) {
            shares[i] = curve.at(i) - (i == 0 ? 0 : curve.at(i - 1));
        }
        return shares;
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        LorenzCurve curve = LorenzCurve.of(incomes, from, to);
        return curve.at(1) - curve.at(0);
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        LorenzCurve curve = LorenzCurve.of(incomes, from, to);
        double total = incomes.totalIncome();
        double[] values = incomes.values();
        for (int i = 0; i < values.length; i++) {
            influences[i] = curve.influence(1, values[i], total) - curve.influence(0, values[i], total);
        }
        return curve.at(1) - curve.at(0);
    }
}

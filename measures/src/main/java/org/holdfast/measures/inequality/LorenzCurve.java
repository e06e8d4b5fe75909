package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The Lorenz curve: the share of all income that the poorest have, linear between persons, so that a person at the edge of a
 * group is divided ("fractional"). Read in one pass at any number of shares of the population.
 *
 * <p>It is undefined when the mean income is not positive; with negative incomes it dips below zero.
 */
public final class LorenzCurve {
    private final double[] shares;
    private final double[] incomes;
    private final double[] quantiles;

    private LorenzCurve(double[] shares, double[] incomes, double[] quantiles) {
        this.shares = shares;
        this.incomes = incomes;
        this.quantiles = quantiles;
    }

    /**
     * Reads the curve.
     *
     * @param shares of the population, ascending, from 0 to 1
     */
    public static LorenzCurve of(SortedIncomes sample, double... shares) throws Undefined {
        sample.positiveMean();
        double total = sample.totalIncome();
        double people = sample.totalWeight();
        double[] values = sample.values();
        double[] weights = sample.weights();
        double[] incomes = new double[shares.length];
        double[] quantiles = new double[shares.length];
        int at = 0;
        double weight = 0;
        double income = 0;
        for (int i = 0; i < values.length && at < shares.length; i++) {
            double after = weight + weights[i];
            while (at < shares.length && after >= shares[at] * people && after > weight) {
                incomes[at] = (income + (shares[at] * people - weight) * values[i]) / total;
                quantiles[at++] = values[i];
            }
            income += weights[i] * values[i];
            weight = after;
        }
        for (; at < shares.length; at++) {
            incomes[at] = 1;
            quantiles[at] = values[values.length - 1];
        }
        return new LorenzCurve(shares, incomes, quantiles);
    }

    /** The share of income of the poorest, at the share of the population with that index. */
    public double at(int index) {
        return incomes[index];
    }

    /**
     * How a person moves the curve there: {@code (p Q + (x - Q) 1[x < Q] - L x) / Y}, with {@code Q} the income at the edge;
     * no density is needed.
     */
    public double influence(int index, double income, double total) {
        double edge = quantiles[index];
        return (shares[index] * edge + Math.min(income - edge, 0) - incomes[index] * income) / total;
    }
}

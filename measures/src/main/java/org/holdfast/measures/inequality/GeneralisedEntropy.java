package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.AdditiveMeasure;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The generalised entropy index {@code (mean of s^alpha - 1) / (alpha (alpha - 1))} of incomes relative to their mean,
 * {@code s = x / m}; {@code -mean of ln s} for alpha 0 (Theil's L, mean logarithmic deviation), {@code mean of s ln s} for
 * alpha 1 (Theil's T); half the squared coefficient of variation for alpha 2. Without unit; 0 for equal incomes.
 *
 * <p>Influence, with {@code M} the mean of {@code s^alpha}:
 * {@code (s^alpha - M - alpha M (s - 1)) / (alpha (alpha - 1) N)}; {@code (s ln s - T - (1 + T)(s - 1)) / N} for T and
 * {@code (-ln s - L + s - 1) / N} for L.
 *
 * <p>Zero incomes: with a positive alpha they belong in, as the limit of {@code s ln s} and {@code s^alpha} is 0; else the index
 * is undefined. Negative incomes: only whole alphas above 1 have a value. {@link NonPositiveIncomes} chooses otherwise. The mean
 * must be positive. Accumulated in parts, the index is found from plain sums and loses digits when incomes are almost equal; of
 * sorted incomes it is found relative to the mean.
 *
 * <p>Shorrocks 1980, Econometrica 48, 613-625, doi:10.2307/1913126.
 */
public final class GeneralisedEntropy implements AdditiveMeasure {
    private static final int PEOPLE = 0;
    private static final int INCOME = 1;
    private static final int POWERS = 2;
    private static final int REFUSED = 3;
    private final double alpha;
    private final NonPositiveIncomes rule;

    /**
     * An index.
     *
     * @param alpha how much the top weighs; finite
     */
    public GeneralisedEntropy(double alpha, NonPositiveIncomes rule) {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("Expected a finite alpha, got " + alpha);
        }
        this.alpha = alpha;
        this.rule = rule;
    }

    public GeneralisedEntropy(double alpha) {
        this(alpha, NonPositiveIncomes.LIMIT);
    }

    @Override
    public int sums() {
        return 4;
    }

    @Override
    public void add(double income, double weight, double[] sums) {
        double counted = rule.of(income);
        if (Double.isNaN(counted)) {
            sums[REFUSED] += rule.refuses(income) ? 1 : 0;
        } else {
            sums[PEOPLE] += weight;
            sums[INCOME] += weight * counted;
            sums[REFUSED] += exists(counted) ? 0 : 1;
            sums[POWERS] += weight * power(counted);
        }
    }

    @Override
    public double of(double[] sums) throws Undefined {
        if (sums[REFUSED] > 0) {
            throw NonPositiveIncomes.refused();
        }
        double mean = AdditiveMeasure.perPerson(sums[INCOME], sums[PEOPLE]);
        if (!(mean > 0)) {
            throw new Undefined("The mean income is " + mean + ": shares of income need a positive one");
        }
        double powers = sums[POWERS] / sums[PEOPLE];
        if (alpha == 0) {
            return Math.log(mean) - powers;
        }
        return alpha == 1 ? powers / mean - Math.log(mean) : index(powers / Math.pow(mean, alpha));
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return of(relative(rule.of(incomes)));
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        SortedIncomes counted = rule.of(incomes);
        double[] sums = relative(counted);
        double index = of(sums);
        double people = sums[PEOPLE];
        double mean = counted.mean();
        double power = sums[POWERS] / people;
        double[] values = counted.values();
        for (int i = 0; i < values.length; i++) {
            double share = values[i] / mean;
            influences[i] = exists(share) ? influence(share, power) / people : 0;
        }
        NonPositiveIncomes.spread(influences, values.length, incomes.size());
        return index;
    }

    private double influence(double share, double power) {
        double excess = power(share) - power;
        if (alpha == 0) {
            return share - 1 - excess;
        }
        return alpha == 1
                ? excess - (1 + power) * (share - 1)
                : (excess - alpha * power * (share - 1)) / (alpha * (alpha - 1));
    }

    /** Sums of incomes relative to their mean, so that little is lost where they almost cancel. */
    private double[] relative(SortedIncomes incomes) throws Undefined {
        double mean = incomes.positiveMean();
        double[] sums = {incomes.totalWeight(), incomes.totalWeight(), 0, 0};
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        for (int i = 0; i < values.length; i++) {
            if (weights[i] > 0) {
                double share = values[i] / mean;
                sums[REFUSED] += exists(share) ? 0 : 1;
                sums[POWERS] += weights[i] * power(share);
            }
        }
        return sums;
    }

    private boolean exists(double income) {
        boolean wholeAboveOne = alpha > 1 && alpha == Math.rint(alpha);
        return income > 0 || income == 0 && alpha > 0 || wholeAboveOne;
    }

    private double power(double income) {
        if (alpha == 0) {
            return Math.log(income);
        }
        if (alpha == 1) {
            return income > 0 ? income * Math.log(income) : 0;
        }
        return alpha == 2 ? income * income : Math.pow(income, alpha);
    }

    private double index(double power) {
        return (power - 1) / (alpha * (alpha - 1));
    }
}

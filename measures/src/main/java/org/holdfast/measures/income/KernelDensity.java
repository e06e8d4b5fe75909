package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;

/**
 * The density of incomes, smoothed by a normal kernel whose bandwidth is {@code s N^(-1/5)}, with {@code s} the weighted
 * standard deviation (divisor {@code N}) and {@code N} the sum of weights: the choice of R's convey and vardpoor, kept so that
 * standard errors compare. As {@code N} counts persons of the population and not of the sample it smooths less than
 * Silverman's rule, and it changes when weights are rescaled.
 */
public final class KernelDensity {
    /** A kernel farther away than this many bandwidths adds less than 1e-31 of its height. */
    private static final double REACH = 12;

    private static final double HEIGHT = 1 / Math.sqrt(2 * Math.PI);
    private static final double FAINT = 1e-16;
    private final SortedIncomes incomes;
    private final double people;
    private final double bandwidth;

    /**
     * The density of a sample.
     *
     * @throws Undefined when all incomes are equal
     */
    public KernelDensity(SortedIncomes incomes) throws Undefined {
        this.incomes = incomes;
        this.people = incomes.totalWeight();
        double mean = incomes.mean();
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - mean;
            squares += weights[i] * distance * distance;
        }
        this.bandwidth = Math.sqrt(squares / people) * Math.pow(people, -0.2);
        if (!(bandwidth > 0)) {
            throw new Undefined("All incomes are equal, so that their density does not exist");
        }
    }

    public double bandwidth() {
        return bandwidth;
    }

    /** Persons per unit of income: the density times the sum of weights. */
    public double peopleAt(double income) throws Undefined {
        return positive(sum(income, false), income);
    }

    /** Income of persons per unit of income: the slope of the total income of those up to the income given. */
    public double incomeAt(double income) {
        return sum(income, true);
    }

    private double positive(double density, double income) throws Undefined {
        if (density > 0) {
            return density;
        }
        throw new Undefined("No incomes lie near " + income + ", so that their density there is zero");
    }

    private double sum(double at, boolean ofIncomes) {
        double near = sum(at, ofIncomes, incomes.below(at - REACH * bandwidth), incomes.upTo(at + REACH * bandwidth));
        return Math.abs(near) * bandwidth > FAINT * (ofIncomes ? Math.abs(incomes.totalIncome()) : people)
                ? near
                : sum(at, ofIncomes, 0, incomes.size());
    }

    private double sum(double at, boolean ofIncomes, int from, int to) {
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        double sum = 0;
        for (int i = from; i < to; i++) {
            double units = (at - values[i]) / bandwidth;
            double kernel = Math.exp(-0.5 * units * units) * weights[i];
            sum += ofIncomes ? kernel * values[i] : kernel;
        }
        return sum * HEIGHT / bandwidth;
    }
}

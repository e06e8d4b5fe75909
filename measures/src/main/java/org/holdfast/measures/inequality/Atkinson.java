package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.AdditiveMeasure;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The Atkinson index {@code 1 - E / m}: the share of the mean {@code m} that could be given up if incomes were equal, without
 * unit. {@code E} is the equally distributed equivalent income, {@code (mean of x^(1 - epsilon))^(1 / (1 - epsilon))}, for
 * epsilon 1 the geometric mean.
 *
 * <p>Influence, with {@code s = x / m}, {@code e = E / m}: {@code e (s - 1) / N} less
 * {@code e (s^(1 - epsilon) / M - 1) / ((1 - epsilon) N)}, where {@code M} is the mean of {@code s^(1 - epsilon)}; for epsilon 1
 * less {@code e (ln s - mean of ln s) / N}.
 *
 * <p>Zero incomes: below epsilon 1 they belong in; from 1 on the limit of {@code E} is 0, the index 1, and nobody has influence.
 * Negative incomes leave it undefined. {@link NonPositiveIncomes} chooses otherwise. Epsilon 0 gives 0. The mean must be
 * positive. Accumulated in parts, powers of very small or great incomes may exceed the range of numbers: the index is then
 * undefined.
 *
 * <p>Atkinson 1970, Journal of Economic Theory 2, 244-263, doi:10.1016/0022-0531(70)90039-6.
 */
public final class Atkinson implements AdditiveMeasure {
    private static final int PEOPLE = 0;
    private static final int INCOME = 1;
    private static final int POWERS = 2;
    private static final int ZEROS = 3;
    private static final int REFUSED = 4;
    private final double epsilon;
    private final NonPositiveIncomes rule;

    /**
     * An index.
     *
     * @param epsilon aversion to inequality; finite and not negative
     */
    public Atkinson(double epsilon, NonPositiveIncomes rule) {
        if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Expected an epsilon of zero or more, got " + epsilon);
        }
        this.epsilon = epsilon;
        this.rule = rule;
    }

    public Atkinson(double epsilon) {
        this(epsilon, NonPositiveIncomes.LIMIT);
    }

    @Override
    public int sums() {
        return 5;
    }

    @Override
    public void add(double income, double weight, double[] sums) {
        double counted = rule.of(income);
        if (Double.isNaN(counted)) {
            sums[REFUSED] += rule.refuses(income) ? 1 : 0;
        } else {
            sums[PEOPLE] += weight;
            sums[INCOME] += weight * counted;
            sums[REFUSED] += counted < 0 ? 1 : 0;
            sums[ZEROS] += counted == 0 ? 1 : 0;
            sums[POWERS] += weight * (counted > 0 ? power(counted) : 0);
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
        if (sums[ZEROS] > 0 && epsilon >= 1) {
            return 1;
        }
        double equivalent = equivalent(sums[POWERS] / sums[PEOPLE]);
        if (equivalent > 0 && equivalent < Double.POSITIVE_INFINITY) {
            return 1 - equivalent / mean;
        }
        throw new Undefined("Powers of these incomes exceed the range of numbers at epsilon " + epsilon);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        SortedIncomes counted = rule.of(incomes);
        return of(relative(counted, unit(counted)));
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        SortedIncomes counted = rule.of(incomes);
        double unit = unit(counted);
        double[] sums = relative(counted, unit);
        double index = of(sums);
        double people = sums[PEOPLE];
        double mean = counted.mean();
        double power = sums[POWERS] / people;
        double[] values = counted.values();
        for (int i = 0; i < values.length; i++) {
            double share = values[i] / mean;
            double own = values[i] > 0 ? power(values[i] / unit) : 0;
            double ofEquivalent = epsilon == 1 ? own - power : (own / power - 1) / (1 - epsilon);
            influences[i] = (1 - index) * (share - 1 - ofEquivalent) / people;
        }
        NonPositiveIncomes.spread(influences, values.length, incomes.size());
        return index;
    }

    /** Sums of incomes in a unit that keeps their powers within range. */
    private double[] relative(SortedIncomes incomes, double unit) throws Undefined {
        double[] sums = {incomes.totalWeight(), incomes.positiveMean() / unit * incomes.totalWeight(), 0, 0, 0};
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        for (int i = 0; i < values.length; i++) {
            if (weights[i] > 0) {
                sums[REFUSED] += values[i] < 0 ? 1 : 0;
                sums[ZEROS] += values[i] == 0 ? 1 : 0;
                sums[POWERS] += weights[i] * (values[i] > 0 ? power(values[i] / unit) : 0);
            }
        }
        return sums;
    }

    /** The least positive income for a great epsilon, the mean otherwise. */
    private double unit(SortedIncomes incomes) throws Undefined {
        double mean = incomes.positiveMean();
        if (epsilon <= 2) {
            return mean;
        }
        for (int i = incomes.upTo(0); i < incomes.size(); i++) {
            if (incomes.weights()[i] > 0) {
                return incomes.values()[i];
            }
        }
        return mean;
    }

    private double power(double income) {
        if (epsilon == 1) {
            return Math.log(income);
        }
        return epsilon == 2 ? 1 / income : epsilon == 0.5 ? Math.sqrt(income) : Math.pow(income, 1 - epsilon);
    }

    private double equivalent(double power) {
        return epsilon == 1 ? Math.exp(power) : Math.pow(power, 1 / (1 - epsilon));
    }
}

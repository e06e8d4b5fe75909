package org.holdfast.measures.income;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * A weighted sample of incomes in ascending order. Sorting is the costly part of most measures: sort once, then use the
 * order for every measure, every part of the population ({@link #where}, {@link #split}) and every set of weights
 * ({@link #reweighted}).
 *
 * <p>A NaN income is unknown, and its row is left out. An infinite income is refused, as no mean exists with it. Negative and
 * zero incomes stay: each measure says what it makes of them. Rows with a weight of zero stay too and count for nothing.
 */
public final class SortedIncomes {
    private final double[] values;
    private final double[] weights;
    private final int[] rows;
    private final double totalWeight;
    private final double totalIncome;
    private final double rankedIncome;

    SortedIncomes(double[] values, double[] weights, int[] rows) {
        this.values = values;
        this.weights = weights;
        this.rows = rows;
        double people = 0;
        double income = 0;
        double ranked = 0;
        for (int i = 0; i < values.length; i++) {
            double weight = weights[i];
            double own = weight * values[i];
            income += own;
            ranked += own * (2 * people + weight);
            people += weight;
        }
        this.totalWeight = people;
        this.totalIncome = income;
        this.rankedIncome = ranked;
    }

    /**
     * Sorts the known incomes.
     *
     * @param weights one a row, finite and not negative
     * @throws Undefined when an income is infinite
     */
    public static SortedIncomes of(double[] incomes, double[] weights) throws Undefined {
        return of(incomes, weights, 1);
    }

    /**
     * As {@link #of(double[], double[])}, with the work shared out; the result is the same.
     *
     * @param workers how many threads may work at once
     */
    public static SortedIncomes of(double[] incomes, double[] weights, int workers) throws Undefined {
        if (incomes.length != weights.length) {
            throw new IllegalArgumentException(
                    "Expected a weight for each income, got " + incomes.length + " and " + weights.length);
        }
        IncomeSort sort = new IncomeSort(incomes, weights, new Workers(workers));
        return new SortedIncomes(sort.values, sort.weights, sort.rows);
    }

    /** Sorts the known incomes, each with the weight 1. */
    public static SortedIncomes of(double[] incomes) throws Undefined {
        double[] weights = new double[incomes.length];
        Arrays.fill(weights, 1);
        return of(incomes, weights);
    }

    /** The number of known incomes. */
    public int size() {
        return values.length;
    }

    /** The number of known incomes with a positive weight. */
    public int count() {
        int count = 0;
        for (double weight : weights) {
            count += weight > 0 ? 1 : 0;
        }
        return count;
    }

    /** The incomes, ascending; not to be changed. */
    public double[] values() {
        return values;
    }

    /** The weights of {@link #values}; not to be changed. */
    public double[] weights() {
        return weights;
    }

    /** The row of each of {@link #values} in the sample as it was given; not to be changed. */
    public int[] rows() {
        return rows;
    }

    /**
     * The sum of the weights.
     *
     * @throws Undefined when it is zero
     */
    public double totalWeight() throws Undefined {
        if (totalWeight > 0) {
            return totalWeight;
        }
        throw AdditiveMeasure.nobody();
    }

    public double totalIncome() {
        return totalIncome;
    }

    /**
     * The sum of {@code w x (2 r - w)}, with {@code r} the weight up to and with a person: each person's income times twice the
     * weight up to the middle of that person.
     */
    public double rankedIncome() {
        return rankedIncome;
    }

    public double mean() throws Undefined {
        return totalIncome / totalWeight();
    }

    /**
     * The mean where a measure divides by it.
     *
     * @throws Undefined when it is not positive
     */
    public double positiveMean() throws Undefined {
        double mean = mean();
        if (mean > 0) {
            return mean;
        }
        throw new Undefined("The mean income is " + mean + ": shares of income need a positive one");
    }

    /** The position of the first income that is not below the limit: the number of incomes below it. */
    public int below(double limit) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of incomes that do not exceed the limit. */
    public int upTo(double limit) {
        return below(Math.nextUp(limit));
    }

    /** The same incomes with other weights, one for each row of the sample as it was given. */
    public SortedIncomes reweighted(double[] weightOfRow) {
        double[] other = new double[rows.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = weightOfRow[rows[i]];
        }
        return new SortedIncomes(values, other, rows);
    }

    /** The same incomes with other weights in their order; not to be changed while they are in use. */
    public SortedIncomes weighted(double[] weightsInOrder) {
        if (weightsInOrder.length != values.length) {
            throw new IllegalArgumentException(
                    "Expected " + values.length + " weights, one for each income, got " + weightsInOrder.length);
        }
        return new SortedIncomes(values, weightsInOrder, rows);
    }

    /** A part of the population: the rows, as they were given, that are marked. */
    public SortedIncomes where(boolean[] marked) {
        int count = 0;
        for (int row : rows) {
            count += marked[row] ? 1 : 0;
        }
        double[] someValues = new double[count];
        double[] someWeights = new double[count];
        int[] someRows = new int[count];
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            if (marked[rows[i]]) {
                someValues[at] = values[i];
                someWeights[at] = weights[i];
                someRows[at++] = rows[i];
            }
        }
        return new SortedIncomes(someValues, someWeights, someRows);
    }

    /**
     * The population in groups, all found in one pass.
     *
     * @param groupOfRow the group of each row as it was given, from 0; a row of a negative group is in none
     */
    public SortedIncomes[] split(int[] groupOfRow, int groups) {
        return split(groupOfRow, groups, 1);
    }

    /**
     * As {@link #split(int[], int)}, with the work shared out; the result is the same.
     *
     * @param workers how many threads may work at once
     */
    public SortedIncomes[] split(int[] groupOfRow, int groups, int workers) {
        return IncomeGroups.of(this, groupOfRow, groups, new Workers(workers));
    }

    /** All but the first incomes. */
    public SortedIncomes from(int first) {
        return first == 0 ? this : between(first, values.length);
    }

    /** The first incomes alone. */
    public SortedIncomes first(int number) {
        return between(0, number);
    }

    private SortedIncomes between(int first, int end) {
        return new SortedIncomes(
                Arrays.copyOfRange(values, first, end),
                Arrays.copyOfRange(weights, first, end),
                Arrays.copyOfRange(rows, first, end));
    }

    /** Incomes below the least raised to it, incomes above the greatest lowered to it. */
    public SortedIncomes censored(double least, double greatest) {
        double[] within = values.clone();
        Arrays.fill(within, 0, below(least), least);
        Arrays.fill(within, upTo(greatest), within.length, greatest);
        return new SortedIncomes(within, weights, rows);
    }
}

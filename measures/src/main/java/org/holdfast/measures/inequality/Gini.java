package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The weighted Gini index {@code (2 sum of w x r - sum of w^2 x) / (N Y) - 1}, with {@code r} the weight up to and with a
 * person, {@code N} the weights and {@code Y} the income of all; without unit. It is half the mean absolute difference over the
 * mean, does not change when weights or incomes are rescaled or equal incomes change places, and has no correction for small
 * samples unless asked for.
 *
 * <p>Influence: {@code (2 (x r + Y - b) - (G + 1) (Y + N x)) / (N Y)} with {@code b} the income up to and with the person
 * (Langel and Tillé 2013, Journal of the Royal Statistical Society A 176, 521-540, doi:10.1111/j.1467-985X.2012.01048.x).
 *
 * <p>It is 0 for one person and for equal incomes; with negative incomes it may exceed 1; it is undefined when the mean is not
 * positive.
 */
public final class Gini implements IncomeMeasure {
    /** How weights and the size of the sample count. */
    public enum Form {
        /** Each person at the middle of its step: laeken, dineq. */
        MIDPOINT,
        /** Times {@code n / (n - 1)}, with {@code n} the persons in the sample: ineq with {@code corr = TRUE}. Undefined for one. */
        SMALL_SAMPLE,
        /**
         * Weights as counts of persons, {@code (2 sum of w x r - sum of w x) / (N Y) - 1}: convey. It changes when weights are
         * rescaled. Influences have {@code (2 w - 1) x / (N Y)} more.
         */
        FREQUENCY
    }

    private final Form form;

    public Gini(Form form) {
        this.form = form;
    }

    public Gini() {
        this(Form.MIDPOINT);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        double people = incomes.totalWeight();
        incomes.positiveMean();
        double total = incomes.totalIncome();
        return form(incomes.rankedIncome() / people / total - 1, incomes);
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double index = value(incomes);
        double scale = form == Form.SMALL_SAMPLE ? correction(incomes) : 1;
        double people = incomes.totalWeight();
        double total = incomes.totalIncome();
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        double even = index / scale + 1;
        double factor = scale / (people * total);
        double rank = 0;
        double above = total;
        for (int i = 0; i < values.length; i++) {
            rank += weights[i];
            above -= weights[i] * values[i];
            influences[i] = (2 * (values[i] * rank + above) - even * (total + people * values[i])) * factor;
        }
        if (form == Form.FREQUENCY) {
            for (int i = 0; i < values.length; i++) {
                influences[i] += (2 * weights[i] - 1) * values[i] * factor;
            }
        }
        return index;
    }

    private double form(double midpoint, SortedIncomes incomes) throws Undefined {
        return switch (form) {
            case MIDPOINT -> midpoint;
            case SMALL_SAMPLE -> midpoint * correction(incomes);
            case FREQUENCY -> {
                double[] values = incomes.values();
                double[] weights = incomes.weights();
                double squares = 0;
                for (int i = 0; i < values.length; i++) {
                    squares += weights[i] * weights[i] * values[i];
                }
                double total = incomes.totalIncome();
                yield midpoint + (squares - total) / incomes.totalWeight() / total;
            }
        };
    }

    private static double correction(SortedIncomes incomes) throws Undefined {
        double count = incomes.count();
        if (count < 2) {
            throw new Undefined("The correction for small samples needs two persons, found one");
        }
        return count / (count - 1);
    }
}

package org.holdfast.measures.poverty;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.KernelDensity;
import org.holdfast.measures.income.SortedIncomes;

/**
 * Sen's index {@code H (I + (1 - I) G)}: the share of the poor {@code H}, their mean gap {@code I} and the Gini index of their
 * incomes {@code G}, without unit.
 *
 * <p>With {@code A} the weights and {@code B} the incomes of the poor, and {@code K = sum over them of w x (2 r - w)} where
 * {@code r} is the weight up to and with a person, the index is {@code (A - 2 B / z + K / (z A)) / N}; so it is computed, and
 * so it exists when the poor have nothing at all. Influence of a poor person:
 * {@code (1 - 2 x / z + 2 (x r + B - b) / (z A) - K / (z A^2) - index) / N} with {@code b} the income of the poor up to and with
 * that person; of others {@code -index / N}.
 *
 * <p>Without poor it is 0. The line must be positive. {@link Form#OF_1976} multiplies {@code G} by {@code q / (q + 1)}, with
 * {@code q} the number of poor persons in the sample: it then falls short when a sample is small.
 *
 * <p>Sen 1976, Econometrica 44, 219-231, doi:10.2307/1912718.
 */
public final class Sen implements PovertyMeasure {
    /** How the rank of the poor is weighed. */
    public enum Form {
        /** Unchanged when every person is doubled: R's ineq. */
        REPLICATION_INVARIANT,
        /** As published first. */
        OF_1976
    }

    private final double line;
    private final PoorIf poorIf;
    private final Form form;

    /**
     * An index.
     *
     * @param line in the unit of the incomes
     */
    public Sen(double line, PoorIf poorIf, Form form) {
        this.line = Line.finite(line);
        this.poorIf = poorIf;
        this.form = form;
    }

    public Sen(double line) {
        this(line, PoorIf.BELOW, Form.REPLICATION_INVARIANT);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return poor(incomes).index();
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        Poor poor = poor(incomes);
        double index = poor.index();
        double people = poor.people;
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        double rank = 0;
        double income = 0;
        for (int i = 0; i < poor.number; i++) {
            rank += weights[i];
            income += weights[i] * values[i];
            double ranked = 2 * (values[i] * rank + poor.income - income) / (line * poor.weight)
                    - poor.ranked / (line * poor.weight * poor.weight);
            double even = 1 - values[i] / line;
            influences[i] = (even + poor.scale * (ranked - values[i] / line) - index) / people;
        }
        Arrays.fill(influences, poor.number, values.length, -index / people);
        return index;
    }

    @Override
    public double slope(SortedIncomes incomes) throws Undefined {
        Poor poor = poor(incomes);
        if (poor.weight == 0) {
            return 0;
        }
        double ranked = poor.ranked / (line * poor.weight);
        double within = (poor.income + poor.scale * (poor.income - ranked * line)) / (line * line) / poor.people;
        double density = new KernelDensity(incomes).peopleAt(line) / poor.people;
        return within + density * poor.scale * (1 - ranked / poor.weight);
    }

    private Poor poor(SortedIncomes incomes) throws Undefined {
        double people = incomes.totalWeight();
        Line.requirePositive(line);
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        int number = poorIf.poor(incomes, line);
        double rank = 0;
        double income = 0;
        double ranked = 0;
        int counted = 0;
        for (int i = 0; i < number; i++) {
            counted += weights[i] > 0 ? 1 : 0;
            ranked += weights[i] * values[i] * (2 * rank + weights[i]);
            rank += weights[i];
            income += weights[i] * values[i];
        }
        double scale = form == Form.REPLICATION_INVARIANT ? 1 : counted / (counted + 1.0);
        return new Poor(number, people, rank, income, ranked, scale, line);
    }

    private record Poor(
            int number, double people, double weight, double income, double ranked, double scale, double line) {
        double index() {
            if (weight == 0) {
                return 0;
            }
            double gaps = weight - income / line;
            return (gaps + scale * (ranked / (line * weight) - income / line)) / people;
        }
    }
}

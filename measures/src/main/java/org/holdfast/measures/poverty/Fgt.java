package org.holdfast.measures.poverty;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.AdditiveMeasure;
import org.holdfast.measures.income.KernelDensity;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The weighted Foster-Greer-Thorbecke index {@code sum of w g^alpha / sum of w}, with the gap {@code g = (z - x) / z} of the
 * poor and 0 for others: head count (alpha 0), poverty gap (1), severity (2), or any alpha from 0 up. Without unit.
 *
 * <p>Influence: {@code (g^alpha - index) / N}. A person on the line counts for the head count as {@link PoorIf} says, and for
 * nothing with a positive alpha. A negative income has a gap above 1; censor incomes at zero to bound it. The head count
 * exists for any line, the others need a positive one. Without a positive weight the index is undefined.
 *
 * <p>Foster, Greer and Thorbecke 1984, Econometrica 52, 761-766, doi:10.2307/1913475.
 */
public final class Fgt implements AdditiveMeasure, PovertyMeasure {
    private final double line;
    private final double alpha;
    private final PoorIf poorIf;

    /**
     * An index.
     *
     * @param line in the unit of the incomes
     * @param alpha how much deep poverty weighs; finite and not negative
     */
    public Fgt(double line, double alpha, PoorIf poorIf) {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Expected an alpha of zero or more, got " + alpha);
        }
        this.line = Line.finite(line);
        this.alpha = alpha;
        this.poorIf = poorIf;
    }

    public Fgt(double line, double alpha) {
        this(line, alpha, PoorIf.BELOW);
    }

    @Override
    public int sums() {
        return 2;
    }

    @Override
    public void add(double income, double weight, double[] sums) {
        sums[0] += weight;
        if (poorIf.poor(income, line)) {
            sums[1] += weight * gap(income);
        }
    }

    @Override
    public double of(double[] sums) throws Undefined {
        requireLine();
        return AdditiveMeasure.perPerson(sums[1], sums[0]);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        requireLine();
        double people = incomes.totalWeight();
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        int poor = poorIf.poor(incomes, line);
        double sum = 0;
        for (int i = 0; i < poor; i++) {
            sum += weights[i] * gap(values[i]);
        }
        return sum / people;
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double index = value(incomes);
        double people = incomes.totalWeight();
        double[] values = incomes.values();
        int poor = poorIf.poor(incomes, line);
        for (int i = 0; i < poor; i++) {
            influences[i] = (gap(values[i]) - index) / people;
        }
        Arrays.fill(influences, poor, values.length, -index / people);
        return index;
    }

    /**
     * The density of incomes at the line for the head count; {@code sum of w alpha g^(alpha-1) x / z^2 / N} over the poor
     * otherwise. Those on the line count for an alpha of 1 when they are poor; for others they add nothing.
     */
    @Override
    public double slope(SortedIncomes incomes) throws Undefined {
        requireLine();
        double people = incomes.totalWeight();
        if (alpha == 0) {
            return new KernelDensity(incomes).peopleAt(line) / people;
        }
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        int poor = alpha == 1 ? poorIf.poor(incomes, line) : incomes.below(line);
        double sum = 0;
        for (int i = 0; i < poor; i++) {
            double share = values[i] / line;
            sum += weights[i] * (alpha == 1 ? share : Math.pow(1 - share, alpha - 1) * share);
        }
        return alpha * sum / line / people;
    }

    private double gap(double income) {
        if (alpha == 0) {
            return 1;
        }
        double gap = (line - income) / line;
        return alpha == 1 ? gap : alpha == 2 ? gap * gap : Math.pow(gap, alpha);
    }

    private void requireLine() throws Undefined {
        if (alpha > 0) {
            Line.requirePositive(line);
        }
    }
}

package org.holdfast.measures.poverty;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.AdditiveMeasure;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The Watts index {@code sum over the poor of w ln(z / x) / N}, without unit. Influence: {@code (ln(z / x) - index) / N}, with
 * 0 for the logarithm of those who are not poor.
 *
 * <p>It grows without bound as an income falls to zero: with a zero or negative income it is undefined unless
 * {@link NonPositiveIncomes} leaves such persons out (of numerator and denominator) or raises their incomes to a floor. The
 * line must be positive. A person on the line adds nothing. Without a positive weight it is undefined.
 *
 * <p>Watts 1968, An economic definition of poverty, in Moynihan (ed.), On Understanding Poverty; Zheng 1993, Economics
 * Letters 42, 81-86, doi:10.1016/0165-1765(93)90177-E.
 */
public final class Watts implements AdditiveMeasure, PovertyMeasure {
    private static final int PEOPLE = 0;
    private static final int LOGARITHMS = 1;
    private static final int REFUSED = 2;
    private final double line;
    private final NonPositiveIncomes rule;

    /**
     * An index.
     *
     * @param line in the unit of the incomes
     */
    public Watts(double line, NonPositiveIncomes rule) {
        this.line = Line.finite(line);
        this.rule = rule;
    }

    public Watts(double line) {
        this(line, NonPositiveIncomes.LIMIT);
    }

    @Override
    public int sums() {
        return 3;
    }

    @Override
    public void add(double income, double weight, double[] sums) {
        double counted = rule.of(income);
        if (Double.isNaN(counted)) {
            sums[REFUSED] += rule.refuses(income) ? 1 : 0;
        } else {
            sums[PEOPLE] += weight;
            sums[REFUSED] += counted <= 0 ? 1 : 0;
            sums[LOGARITHMS] += counted < line && counted > 0 ? weight * Math.log(line / counted) : 0;
        }
    }

    @Override
    public double of(double[] sums) throws Undefined {
        Line.requirePositive(line);
        if (sums[REFUSED] > 0) {
            throw NonPositiveIncomes.refused();
        }
        return AdditiveMeasure.perPerson(sums[LOGARITHMS], sums[PEOPLE]);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return of(sums(rule.of(incomes)));
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        SortedIncomes counted = rule.of(incomes);
        double[] sums = sums(counted);
        double index = of(sums);
        double[] values = counted.values();
        int poor = counted.below(line);
        for (int i = 0; i < poor; i++) {
            influences[i] = (values[i] > 0 ? Math.log(line / values[i]) - index : 0) / sums[PEOPLE];
        }
        Arrays.fill(influences, poor, values.length, -index / sums[PEOPLE]);
        NonPositiveIncomes.spread(influences, values.length, incomes.size());
        return index;
    }

    /** The head count over the line: {@code H / z}. */
    @Override
    public double slope(SortedIncomes incomes) throws Undefined {
        Line.requirePositive(line);
        return new Fgt(line, 0).value(rule.of(incomes)) / line;
    }

    private double[] sums(SortedIncomes counted) throws Undefined {
        double[] sums = {counted.totalWeight(), 0, 0};
        double[] values = counted.values();
        double[] weights = counted.weights();
        for (int i = 0; i < values.length && (values[i] < line || values[i] <= 0); i++) {
            if (weights[i] > 0) {
                sums[REFUSED] += values[i] <= 0 ? 1 : 0;
                sums[LOGARITHMS] += weights[i] * Math.log(line / values[i]);
            }
        }
        return sums;
    }
}

package org.holdfast.measures.poverty;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The Sen-Shorrocks-Thon index {@code sum of w g (2 (N - r) + w) / N^2}, with the gap {@code g = max(z - x, 0) / z} and
 * {@code r} the weight up to and with a person: the share of the poor times their mean gap times one plus the Gini index of
 * all gaps. Without unit.
 *
 * <p>Influence: {@code 2 (g (N - r) + c) / N^2 - 2 index / N} with {@code c} the gaps {@code w g} up to and with the person.
 * Without poor it is 0; a person on the line adds nothing; a negative income has a gap above 1. The line must be positive.
 *
 * <p>Shorrocks 1995, Econometrica 63, 1225-1230, doi:10.2307/2171728.
 */
public final class SenShorrocksThon implements PovertyMeasure {
    private final double line;

    /**
     * An index.
     *
     * @param line in the unit of the incomes
     */
    public SenShorrocksThon(double line) {
        this.line = Line.finite(line);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        double people = people(incomes);
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        int poor = incomes.below(line);
        double rank = 0;
        double sum = 0;
        for (int i = 0; i < poor; i++) {
            double gap = (line - values[i]) / line;
            sum += weights[i] * gap * (2 * (people - rank) - weights[i]);
            rank += weights[i];
        }
        return sum / people / people;
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double index = value(incomes);
        double people = incomes.totalWeight();
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        int poor = incomes.below(line);
        double rank = 0;
        double gaps = 0;
        for (int i = 0; i < poor; i++) {
            double gap = (line - values[i]) / line;
            rank += weights[i];
            gaps += weights[i] * gap;
            influences[i] = 2 * ((gap * (people - rank) + gaps) / people - index) / people;
        }
        Arrays.fill(influences, poor, values.length, 2 * (gaps / people - index) / people);
        return index;
    }

    /** {@code sum of w x / z^2 (2 (N - r) + w) / N^2} over the poor. */
    @Override
    public double slope(SortedIncomes incomes) throws Undefined {
        double people = people(incomes);
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        int poor = incomes.below(line);
        double rank = 0;
        double sum = 0;
        for (int i = 0; i < poor; i++) {
            sum += weights[i] * values[i] * (2 * (people - rank) - weights[i]);
            rank += weights[i];
        }
        return sum / (line * line) / people / people;
    }

    private double people(SortedIncomes incomes) throws Undefined {
        Line.requirePositive(line);
        return incomes.totalWeight();
    }
}

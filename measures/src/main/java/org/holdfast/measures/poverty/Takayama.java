package org.holdfast.measures.poverty;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;

/**
 * Takayama's index: the Gini index of incomes censored at the line, without unit. It is 0 when nobody is below the line, and
 * undefined when the mean of the censored incomes is not positive. Influences are those of the Gini index of the censored
 * incomes, the line being given.
 *
 * <p>Takayama 1979, Econometrica 47, 747-759, doi:10.2307/1910420.
 */
public final class Takayama implements PovertyMeasure {
    private static final Gini GINI = new Gini();
    private final double line;

    /**
     * An index.
     *
     * @param line in the unit of the incomes
     */
    public Takayama(double line) {
        this.line = Line.finite(line);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return GINI.value(incomes.censored(Double.NEGATIVE_INFINITY, line));
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        return GINI.linearise(incomes.censored(Double.NEGATIVE_INFINITY, line), influences);
    }

    /** With {@code A} the weight of the poor and {@code Y} the censored income: {@code (N^2 - A^2 - (1 + T) N (N - A)) / (N Y)}. */
    @Override
    public double slope(SortedIncomes incomes) throws Undefined {
        double index = value(incomes);
        double people = incomes.totalWeight();
        double[] weights = incomes.weights();
        int poor = incomes.below(line);
        double weightOfPoor = 0;
        for (int i = 0; i < poor; i++) {
            weightOfPoor += weights[i];
        }
        double others = people - weightOfPoor;
        double income = incomes.censored(Double.NEGATIVE_INFINITY, line).totalIncome();
        return others * (people + weightOfPoor - (1 + index) * people) / (people * income);
    }
}

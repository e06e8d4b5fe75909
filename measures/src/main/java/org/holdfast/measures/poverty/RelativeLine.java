package org.holdfast.measures.poverty;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.SortedIncomes;

/**
 * A line that is a share of the median, mean or another figure of the distribution itself, as the at-risk-of-poverty threshold
 * of 60 per cent of the median; in the unit of the incomes. Its influences are that share of the figure's.
 */
public final class RelativeLine implements IncomeMeasure {
    private final double share;
    private final IncomeMeasure of;

    /**
     * A line.
     *
     * @param share such as 0.6; positive
     * @param of the median, mean or another quantile
     */
    public RelativeLine(double share, IncomeMeasure of) {
        if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Expected a positive share, got " + share);
        }
        this.share = share;
        this.of = of;
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return share * of.value(incomes);
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double line = share * of.linearise(incomes, influences);
        for (int i = 0; i < incomes.size(); i++) {
            influences[i] *= share;
        }
        return line;
    }
}

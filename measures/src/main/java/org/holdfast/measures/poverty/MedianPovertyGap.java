package org.holdfast.measures.poverty;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.KernelDensity;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The relative median poverty gap {@code (z - m) / z}, with {@code m} the median income of the poor, without unit. Without poor
 * it is undefined; the line must be positive.
 *
 * <p>Influence, with {@code F} the share of the poor, {@code f} the density of all incomes: that of {@code m} is
 * {@code (F'/2 - (1[x <= m] - F/2) / N) / f(m)}, where {@code F'} is the influence of {@code F} (Osier 2009,
 * doi:10.18148/srm/2009.v3i3.369); over an estimated line {@code F'} takes the line's influence times {@code f(z)}.
 */
public final class MedianPovertyGap implements PovertyMeasure {
    private final double line;
    private final PoorIf poorIf;
    private final Quantile median;

    /**
     * A gap.
     *
     * @param line in the unit of the incomes
     */
    public MedianPovertyGap(double line, PoorIf poorIf, QuantileDefinition definition) {
        this.line = Line.finite(line);
        this.poorIf = poorIf;
        this.median = new Quantile(0.5, definition);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return 1 - medianOfPoor(incomes) / line;
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double middle = medianOfPoor(incomes);
        double people = incomes.totalWeight();
        double share = new Fgt(line, 0, poorIf).value(incomes);
        double density = new KernelDensity(incomes).peopleAt(middle) / people;
        double[] values = incomes.values();
        for (int i = 0; i < values.length; i++) {
            double ofShare = (poorIf.poor(values[i], line) ? 1 : 0) - share;
            double ofMiddle = (values[i] <= middle ? 1 : 0) - share / 2;
            influences[i] = -(ofShare / 2 - ofMiddle) / people / density / line;
        }
        return 1 - middle / line;
    }

    @Override
    public double slope(SortedIncomes incomes) throws Undefined {
        double middle = medianOfPoor(incomes);
        KernelDensity density = new KernelDensity(incomes);
        return middle / line / line - density.peopleAt(line) / density.peopleAt(middle) / 2 / line;
    }

    private double medianOfPoor(SortedIncomes incomes) throws Undefined {
        Line.requirePositive(line);
        SortedIncomes poor = incomes.first(poorIf.poor(incomes, line));
        if (poor.count() == 0) {
            throw new Undefined("Nobody is poor, so that the poor have no median income");
        }
        return median.value(poor);
    }
}

package org.holdfast.measures.poverty;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The mean time until incomes that all grow at one rate reach the line, in the unit of time of the rate, with no time for
 * those who are not poor: the {@link Watts} index over the rate. Its influences are those of the Watts index over the rate.
 *
 * <p>The rate is continuous, 0.03 for three per cent; without growth nobody exits, and the time is undefined.
 *
 * <p>Morduch 1998, Economics Letters 59, 385-390, doi:10.1016/S0165-1765(98)00070-6.
 */
public final class TimeTakenToExit implements PovertyMeasure {
    private final Watts watts;
    private final double growth;

    /**
     * A mean time.
     *
     * @param line in the unit of the incomes
     * @param growth of incomes per unit of time
     */
    public TimeTakenToExit(double line, double growth, NonPositiveIncomes rule) {
        this.watts = new Watts(line, rule);
        this.growth = growth;
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        requireGrowth();
        return watts.value(incomes) / growth;
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        requireGrowth();
        double index = watts.linearise(incomes, influences);
        for (int i = 0; i < incomes.size(); i++) {
            influences[i] /= growth;
        }
        return index / growth;
    }

    @Override
    public double slope(SortedIncomes incomes) throws Undefined {
        requireGrowth();
        return watts.slope(incomes) / growth;
    }

    private void requireGrowth() throws Undefined {
        if (!(growth > 0)) {
            throw new Undefined("Nobody exits poverty by a growth of " + growth + ": expected a positive rate");
        }
    }
}

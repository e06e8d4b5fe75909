package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The income of the richest over that of the poorest, {@code (1 - L(top)) / L(bottom)}, on the {@link LorenzCurve}: S80/S20 of
 * the richest and the poorest fifth, the Palma ratio of the richest tenth and the poorest four. Without unit; 1 for equal
 * incomes where both groups are of one size. It is undefined when the poorest have no income.
 *
 * <p>Influence: {@code -(IF of L(top) + ratio IF of L(bottom)) / L(bottom)}.
 *
 * <p>Palma 2011, Development and Change 42, 87-153, doi:10.1111/j.1467-7660.2011.01694.x; Langel and Tillé 2011, Metrika 73,
 * 351-370, doi:10.1007/s00184-009-0278-9.
 */
public final class ShareRatio implements IncomeMeasure {
    private final double bottom;
    private final double top;

    /**
     * A ratio.
     *
     * @param bottom the poorest are this share of the population; at most {@code top}
     * @param top the richest begin at this share of the population
     */
    public ShareRatio(double bottom, double top) {
        if (!(0 < bottom && bottom <= top && top < 1)) {
            throw new IllegalArgumentException(
                    "Expected shares of the population between 0 and 1, ascending, got " + bottom + " and " + top);
        }
        this.bottom = bottom;
        this.top = top;
    }

    public static ShareRatio s80s20() {
        return new ShareRatio(0.2, 0.8);
    }

    public static ShareRatio palma() {
        return new ShareRatio(0.4, 0.9);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return ratio(LorenzCurve.of(incomes, bottom, top));
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        LorenzCurve curve = LorenzCurve.of(incomes, bottom, top);
        double ratio = ratio(curve);
        double total = incomes.totalIncome();
        double[] values = incomes.values();
        for (int i = 0; i < values.length; i++) {
            double ofTop = curve.influence(1, values[i], total);
            double ofBottom = curve.influence(0, values[i], total);
            influences[i] = -(ofTop + ratio * ofBottom) / curve.at(0);
        }
        return ratio;
    }

    private static double ratio(LorenzCurve curve) throws Undefined {
        if (curve.at(0) > 0) {
            return (1 - curve.at(1)) / curve.at(0);
        }
        throw new Undefined("The poorest have no income, so that nothing can be a multiple of it");
    }
}

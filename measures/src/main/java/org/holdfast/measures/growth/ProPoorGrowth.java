package org.holdfast.measures.growth;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.Watts;

/**
 * The rate of pro-poor growth: the mean growth rate of those who were poor, {@code (Watts_1 - Watts_2) / H_1}, over the whole
 * period. Watts indices and the headcount of the first period are over one line; incomes on it are not poor.
 *
 * <p>Undefined when an income is zero or negative, or nobody was poor at first.
 *
 * <p>Ravallion and Chen (2003), Measuring pro-poor growth, doi:10.1016/S0165-1765(02)00205-7.
 *
 * @since 0.1.0
 */
public final class ProPoorGrowth {
    private ProPoorGrowth() {}

    /** The rate over the whole period. */
    public static double rate(SortedIncomes first, SortedIncomes second, double line) throws Undefined {
        double headcount = new Fgt(line, 0).value(first);
        if (headcount == 0) {
            throw new Undefined("Nobody is below the line " + line + " in the first period");
        }
        return (new Watts(line).value(first) - new Watts(line).value(second)) / headcount;
    }
}

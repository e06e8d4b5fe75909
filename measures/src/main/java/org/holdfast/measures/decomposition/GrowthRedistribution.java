package org.holdfast.measures.decomposition;

import java.util.function.DoubleFunction;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.SortedIncomes;

/**
 * How much of a change of poverty comes from growth of the mean at an unchanged Lorenz curve, and how much from a change of the
 * Lorenz curve at an unchanged mean. Seen from the first period (base), from the last (end), each with a residual; or as the mean
 * of the two, which has none and is the Shapley value.
 *
 * <p>Poverty is an index over one line for both periods. Both means must be positive. Unknown incomes and weights of zero take no
 * part (see {@link SortedIncomes}).
 *
 * <p>Datt and Ravallion (1992), Growth and redistribution components of changes in poverty measures,
 * doi:10.1016/0304-3878(92)90001-P; Shorrocks (2013), doi:10.1007/s10888-011-9214-z.
 *
 * @param change of the index from the first period to the second
 * @param base growth and redistribution as seen from the first period
 * @param end growth and redistribution as seen from the second period
 * @since 0.1.0
 */
public record GrowthRedistribution(double change, Parts base, Parts end) {
    /** Growth and redistribution, and what they leave of the change. */
    public record Parts(double growth, double redistribution, double residual) {}

    /**
     * Takes a change apart.
     *
     * @param poverty the index over a line; it must be the same for incomes and line times any number
     */
    public static GrowthRedistribution between(
            SortedIncomes first, SortedIncomes second, double line, DoubleFunction<? extends IncomeMeasure> poverty)
            throws Undefined {
        double growth = second.positiveMean() / first.positiveMean();
        double before = poverty.apply(line).value(first);
        double after = poverty.apply(line).value(second);
        // incomes that grow over a line are as poor as the same incomes over a line that falls
        double grown = poverty.apply(line / growth).value(first);
        double redistributed = poverty.apply(line * growth).value(second);
        double change = after - before;
        return new GrowthRedistribution(
                change,
                parts(change, grown - before, redistributed - before),
                parts(change, after - redistributed, after - grown));
    }

    private static Parts parts(double change, double growth, double redistribution) {
        return new Parts(growth, redistribution, change - growth - redistribution);
    }

    /** Growth as the Shapley value has it. */
    public double shapleyGrowth() {
        return (base.growth + end.growth) / 2;
    }

    /** Redistribution as the Shapley value has it. */
    public double shapleyRedistribution() {
        return (base.redistribution + end.redistribution) / 2;
    }
}

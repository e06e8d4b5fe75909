package org.holdfast.measures.decomposition;

import java.util.function.DoubleFunction;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.SortedIncomes;

/**
 * How much of a change of poverty comes from the mean, from the Lorenz curve, and from the poverty line, when the line has
 * changed too: the {@link Shapley} shares of the three.
 *
 * <p>Kolenikov and Shorrocks (2005), A decomposition analysis of regional poverty in Russia,
 * doi:10.1111/j.1467-9361.2005.00262.x.
 *
 * @param growth the part of the mean
 * @param inequality the part of the Lorenz curve
 * @param line the part of the line
 * @since 0.1.0
 */
public record GrowthInequalityLine(double growth, double inequality, double line) {
    /**
     * Takes a change apart; both means must be positive.
     *
     * @param poverty the index over a line; it must be the same for incomes and line times any number
     */
    public static GrowthInequalityLine between(
            SortedIncomes first,
            SortedIncomes second,
            double firstLine,
            double secondLine,
            DoubleFunction<? extends IncomeMeasure> poverty)
            throws Undefined {
        double[] shares = Shapley.shares(3, present -> {
            double mean = (present & 1) == 0 ? first.positiveMean() : second.positiveMean();
            SortedIncomes shape = (present & 2) == 0 ? first : second;
            double line = (present & 4) == 0 ? firstLine : secondLine;
            return poverty.apply(line * (shape.positiveMean() / mean)).value(shape);
        });
        return new GrowthInequalityLine(shares[0], shares[1], shares[2]);
    }

    /** The whole change. */
    public double change() {
        return growth + inequality + line;
    }
}

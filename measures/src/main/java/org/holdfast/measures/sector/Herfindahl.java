package org.holdfast.measures.sector;

import org.holdfast.measures.Undefined;

/**
 * The sum of squared shares: from {@code 1/n} when all sectors are of a size, to 1 when there is but one.
 *
 * <p>References: Hirschman 1964, The Paternity of an Index, https://www.jstor.org/stable/1818582.
 *
 * @since 0.1
 */
public final class Herfindahl {
    private Herfindahl() {}

    /** The index of shares that sum to 1. */
    public static double of(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share * share;
        }
        return sum;
    }

    /**
     * {@code (H - 1/n) / (1 - 1/n)}, from 0 to 1.
     *
     * @throws Undefined when there is but one sector
     */
    public static double normalised(double[] shares) throws Undefined {
        if (shares.length < 2) {
            throw new Undefined("The normalised index needs two sectors or more");
        }
        double least = 1.0 / shares.length;
        return (of(shares) - least) / (1 - least);
    }
}

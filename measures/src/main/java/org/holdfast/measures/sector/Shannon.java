package org.holdfast.measures.sector;

import org.holdfast.measures.Undefined;

/**
 * The entropy of a structure, {@code -sum s ln s} with {@code 0 ln 0 = 0}: from 0 when there is but one sector to {@code ln n}
 * when all are of a size.
 *
 * <p>Reference: Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x.
 *
 * @since 0.1
 */
public final class Shannon {
    private Shannon() {}

    /** The entropy of shares that sum to 1. */
    public static double of(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum -= share > 0 ? share * Math.log(share) : 0;
        }
        return sum;
    }

    /**
     * The entropy divided by {@code ln n}, from 0 to 1.
     *
     * @throws Undefined when there is but one sector
     */
    public static double evenness(double[] shares) throws Undefined {
        if (shares.length < 2) {
            throw new Undefined("Evenness needs two sectors or more");
        }
        return of(shares) / Math.log(shares.length);
    }
}

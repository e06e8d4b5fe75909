package org.holdfast.measures.multidimensional;

import org.holdfast.measures.Undefined;

/**
 * How far achievements on a ratio scale lie below their cut-offs, {@code (z_j - y_ij) / z_j}, and zero at or above. Negative
 * achievements have gaps over one. A cut-off that is not positive has no gaps.
 */
public final class NormalisedGaps {
    private final double[][] achievements;
    private final double[] cutoffs;

    /**
     * The gaps of a sample.
     *
     * @param achievements for each indicator a number a row, NaN where unknown
     * @param cutoffs one for each indicator
     */
    public NormalisedGaps(double[][] achievements, double[] cutoffs) {
        this.achievements = achievements;
        this.cutoffs = cutoffs;
    }

    /**
     * That every cut-off allows gaps.
     *
     * @throws Undefined when one is not positive
     */
    void check() throws Undefined {
        for (double cutoff : cutoffs) {
            if (!(cutoff > 0 && cutoff < Double.POSITIVE_INFINITY)) {
                throw new Undefined("Normalised gaps need positive cut-offs, got " + cutoff
                        + ": leave the indicator out, or measure M0");
            }
        }
    }

    /** The gap of a row in an indicator. */
    public double gap(int indicator, int row) {
        return Math.max(0, (cutoffs[indicator] - achievements[indicator][row]) / cutoffs[indicator]);
    }
}

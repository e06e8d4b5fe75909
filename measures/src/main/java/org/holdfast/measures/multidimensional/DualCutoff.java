package org.holdfast.measures.multidimensional;

import org.holdfast.measures.Undefined;

/**
 * Who is multidimensionally poor: a household whose deprivations weigh at least the share {@code k} of all indicators. The
 * comparison is between whole numbers, {@code deprived * denominator(k) >= numerator(k) * counted}, so that a household
 * exactly on the cut-off is poor whatever the weights. With {@code k} no larger than the smallest weight this is the union
 * approach, with {@code k = 1} the intersection.
 *
 * <p>Reference: Alkire and Foster (2011), Counting and multidimensional poverty measurement, Journal of Public Economics
 * 95, 476-487, doi:10.1016/j.jpubeco.2010.11.006.
 */
public final class DualCutoff {
    private final IndicatorWeights weights;
    private final Fraction k;
    private final boolean strictly;
    private final MissingIndicators missing;

    private DualCutoff(IndicatorWeights weights, Fraction k, boolean strictly, MissingIndicators missing)
            throws Undefined {
        if (k.numerator() == 0 || k.numerator() > k.denominator()) {
            throw new Undefined("The poverty cut-off k must be over 0 and at most 1, got " + k);
        }
        this.weights = weights;
        this.k = k;
        this.strictly = strictly;
        this.missing = missing;
    }

    /**
     * A household exactly on the cut-off is poor.
     *
     * @throws Undefined when k is not over 0 and at most 1
     */
    public static DualCutoff atLeast(IndicatorWeights weights, Fraction k, MissingIndicators missing) throws Undefined {
        return new DualCutoff(weights, k, false, missing);
    }

    /**
     * A household exactly on the cut-off is not poor.
     *
     * @throws Undefined when k is not over 0 and at most 1
     */
    public static DualCutoff moreThan(IndicatorWeights weights, Fraction k, MissingIndicators missing)
            throws Undefined {
        return new DualCutoff(weights, k, true, missing);
    }

    public IndicatorWeights weights() {
        return weights;
    }

    /** The weight of the indicators that count for a household, in parts; zero when it is left out. */
    public long counted(byte[] household) {
        long known = 0;
        for (int indicator = 0; indicator < household.length; indicator++) {
            if (household[indicator] != Deprivation.UNKNOWN) {
                known += weights.part(indicator);
            }
        }
        return switch (missing) {
            case LEAVE_OUT -> known == weights.total() ? known : 0;
            case REWEIGHT -> known;
            case NOT_DEPRIVED -> weights.total();
        };
    }

    /** The weight of the indicators in which a household is deprived, in parts. */
    public long deprived(byte[] household) {
        long deprived = 0;
        for (int indicator = 0; indicator < household.length; indicator++) {
            if (household[indicator] == Deprivation.YES) {
                deprived += weights.part(indicator);
            }
        }
        return deprived;
    }

    /** Whether deprivations of a weight make poor, out of the weight that counts. */
    public boolean isPoor(long deprived, long counted) {
        long found = deprived * k.denominator();
        long needed = k.numerator() * counted;
        return counted > 0 && (strictly ? found > needed : found >= needed);
    }

    /** Whether a household of such a deprivation is among those over which the indicator's headcount is. */
    boolean isCounted(byte deprivation) {
        return missing == MissingIndicators.NOT_DEPRIVED || deprivation != Deprivation.UNKNOWN;
    }
}

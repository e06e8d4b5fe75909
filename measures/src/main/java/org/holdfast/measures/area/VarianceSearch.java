package org.holdfast.measures.area;

import org.holdfast.measures.Undefined;

/**
 * The variance that makes a likelihood largest, found where its score falls through zero. The search goes by ratios, so that
 * a variance of 0.006 is found to as many digits as one of a million; where the score is not positive at zero, zero itself is
 * among the answers. Of several peaks the highest is taken.
 */
final class VarianceSearch {
    private static final int STEPS_A_DECADE = 4;
    private static final int DECADES = 8;
    private static final int FURTHEST_DECADE = 16;
    private static final int HALVINGS = 70;

    private VarianceSearch() {}

    /** A function of a variance. */
    interface Curve {
        double at(double variance) throws Undefined;
    }

    /**
     * Searches from zero upwards.
     *
     * @param scale a positive variance of the order expected
     * @throws Undefined when the likelihood grows without bound
     */
    static double highest(Curve score, Curve likelihood, double scale) throws Undefined {
        double best = 0;
        double bestHeight = Double.NEGATIVE_INFINITY;
        double low = 0;
        double atLow = score.at(0);
        if (!(atLow > 0)) {
            bestHeight = likelihood.at(0);
        }
        for (int step = -DECADES * STEPS_A_DECADE; ; step++) {
            double high = scale * Math.pow(10, (double) step / STEPS_A_DECADE);
            double atHigh = score.at(high);
            if (atLow > 0 && !(atHigh > 0)) {
                double peak = between(score, low, high);
                double height = likelihood.at(peak);
                if (height > bestHeight) {
                    best = peak;
                    bestHeight = height;
                }
            }
            if (step >= DECADES * STEPS_A_DECADE && !(atHigh > 0)) {
                return best;
            }
            if (step >= FURTHEST_DECADE * STEPS_A_DECADE) {
                throw new Undefined(
                        "The variance between areas grows without bound: the covariates leave nothing unexplained"
                                + " within them");
            }
            low = high;
            atLow = atHigh;
        }
    }

    private static double between(Curve score, double from, double to) throws Undefined {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = low == 0 ? high / 2 : Math.sqrt(low) * Math.sqrt(high);
            if (middle <= low || middle >= high) {
                break;
            }
            if (score.at(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }
}

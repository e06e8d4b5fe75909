package org.holdfast.measures.decomposition;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;

/**
 * What each source of income adds to the Gini index, as the {@link Shapley} share of it. The answer depends on what becomes of
 * a source that is taken away.
 *
 * <p>Rows where a source is unknown (NaN) and weights of zero take no part. Incomes that are all zero have an index of 0;
 * a set of sources whose total is negative has none.
 *
 * <p>Shorrocks (2013), Decomposition procedures for distributional analysis, doi:10.1007/s10888-011-9214-z; Sastre and
 * Trannoy (2002), Shapley inequality decomposition by factor components.
 *
 * @since 0.1.0
 */
public final class ShapleyGiniSources {
    /** What a source that is taken away is replaced by. */
    public enum Removed {
        /** Nothing. Total income changes, and shares may be large or negative. */
        ZERO,
        /** Its mean, for everybody. Total income stays, and the shares are those of the inequality of the sources. */
        EQUALISED
    }

    private ShapleyGiniSources() {}

    /**
     * The share of each source in the index of their sum.
     *
     * @param sources by source, then by row
     */
    public static double[] shares(double[][] sources, double[] weights, Removed removed) throws Undefined {
        double[] totals = new double[weights.length];
        for (double[] source : sources) {
            for (int row = 0; row < totals.length; row++) {
                totals[row] += source[row];
            }
        }
        double[] means = new double[sources.length];
        for (int k = 0; k < sources.length; k++) {
            means[k] = removed == Removed.ZERO
                    ? 0
                    : ConcentrationIndex.of(sources[k], totals, weights).mean();
        }
        return Shapley.shares(sources.length, present -> gini(sources, means, present, totals, weights));
    }

    private static double gini(double[][] sources, double[] means, int present, double[] totals, double[] weights)
            throws Undefined {
        double[] incomes = new double[totals.length];
        for (int row = 0; row < incomes.length; row++) {
            // a row with an unknown source counts in no set, so that all sets are of the same people
            incomes[row] = Double.isNaN(totals[row]) ? Double.NaN : 0;
        }
        for (int k = 0; k < sources.length; k++) {
            boolean kept = (present & 1 << k) != 0;
            for (int row = 0; row < incomes.length; row++) {
                incomes[row] += Double.isNaN(incomes[row]) ? 0 : kept ? sources[k][row] : means[k];
            }
        }
        SortedIncomes sorted = SortedIncomes.of(incomes, weights);
        double[] values = sorted.values();
        boolean allZero = values.length > 0 && values[0] == 0 && values[values.length - 1] == 0;
        return allZero ? 0 : new Gini().value(sorted);
    }
}

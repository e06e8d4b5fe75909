package org.holdfast.measures.survey;

import org.holdfast.measures.Undefined;

/**
 * Balanced repeated replication: each replicate takes one of the two units of every stratum, balanced over strata by a Hadamard
 * matrix; the unit taken has the factor {@code 2 - rho}, the other {@code rho} (Fay), and squares are multiplied by
 * {@code 1 / (R (1 - rho)^2)}. A stratum of an even number of units is split into pairs in the order of its units. Shares drawn
 * do not count.
 *
 * <p>McCarthy 1969, doi:10.2307/1402116; Judkins 1990, Journal of Official Statistics 6(3), 223-239.
 *
 * @since 0.1.0
 */
public final class BalancedHalfSamples {
    private BalancedHalfSamples() {}

    /**
     * The replicates of a design, by the smallest of our Hadamard matrices that suffices.
     *
     * @param rho Fay's factor, at least 0 and below 1; 0 for whole half samples
     * @throws Undefined when a stratum has an odd number of units
     */
    public static ReplicateWeights of(SurveyDesign design, double rho) throws Undefined {
        int[] places = new int[design.unitsOfStratum().length];
        java.util.Arrays.setAll(places, h -> h);
        Pairs pairs = pairs(design, places);
        int[][] signs = HadamardMatrix.atLeast(pairs.count() + 1);
        return of(design, pairs, signs.length, (pair, replicate) -> signs[replicate][pair + 1] > 0, rho);
    }

    /**
     * The replicates of a design by a given matrix of two values, as R's survey uses one: row {@code 1 + i} tells of the i-th
     * pair, by the places of the strata, and takes its first unit where the value differs from that at the top left.
     *
     * @param columns of the matrix, one a replicate
     * @param places the place of each stratum among all, from 0
     */
    public static ReplicateWeights of(SurveyDesign design, double[][] columns, int[] places, double rho)
            throws Undefined {
        Pairs pairs = pairs(design, places);
        for (double[] column : columns) {
            if (column.length < pairs.count() + 1) {
                throw new Undefined("A Hadamard matrix for " + pairs.count() + " pairs needs at least "
                        + (pairs.count() + 1) + " rows; this one has " + column.length);
            }
        }
        return of(
                design, pairs, columns.length, (pair, replicate) -> columns[replicate][pair + 1] != columns[0][0], rho);
    }

    /** Units in pairs. */
    private record Pairs(int[] pair, boolean[] second, int count) {}

    /** Whether a replicate takes the first unit of a pair. */
    private interface Choice {
        boolean first(int pair, int replicate);
    }

    private static Pairs pairs(SurveyDesign design, int[] places) throws Undefined {
        int[] owner = design.stratumOfUnit();
        int[] sizes = design.unitsOfStratum();
        int[] before = new int[sizes.length];
        int pairs = 0;
        int[] inOrder = new int[sizes.length];
        for (int h = 0; h < sizes.length; h++) {
            inOrder[places[h]] = h;
        }
        for (int h : inOrder) {
            if (sizes[h] % 2 != 0) {
                throw new Undefined(
                        "Balanced half samples need strata of two units, or an even number of them; one has "
                                + sizes[h]);
            }
            before[h] = pairs;
            pairs += sizes[h] / 2;
        }
        int[] pair = new int[owner.length];
        boolean[] second = new boolean[owner.length];
        int[] seen = new int[sizes.length];
        for (int unit = 0; unit < owner.length; unit++) {
            int h = owner[unit];
            pair[unit] = before[h] + seen[h] / 2;
            second[unit] = seen[h]++ % 2 == 1;
        }
        return new Pairs(pair, second, pairs);
    }

    private static ReplicateWeights of(SurveyDesign design, Pairs pairs, int replicates, Choice choice, double rho) {
        double[][] factors = new double[replicates][pairs.pair().length];
        double[] rscales = new double[replicates];
        java.util.Arrays.fill(rscales, 1);
        for (int r = 0; r < replicates; r++) {
            for (int unit = 0; unit < factors[r].length; unit++) {
                boolean taken = choice.first(pairs.pair()[unit], r) != pairs.second()[unit];
                factors[r][unit] = taken ? 2 - rho : rho;
            }
        }
        double scale = 1 / (replicates * (1 - rho) * (1 - rho));
        return ReplicateWeights.of(design, design.units(), factors, scale, rscales);
    }
}

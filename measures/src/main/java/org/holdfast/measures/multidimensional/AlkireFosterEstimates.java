package org.holdfast.measures.multidimensional;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Linearised;

/**
 * The measures of {@link AlkireFoster} for a sample and for parts of its population, each a ratio of weighted totals with
 * the influence of every row, from which the design gives its standard error. Rows outside the part, and households that
 * the rule for unknown indicators leaves out, count zero and stay in the design. Reference: Alkire et al. (2015), chapter
 * 8; the ratios are linearised as {@link Linearised} says.
 *
 * @since 0.1.0
 */
public final class AlkireFosterEstimates {
    private static final String NOBODY_LEFT = "No household with weight is left to measure";
    private static final String NOBODY_POOR =
            "Nobody is poor, so the poor have no intensity and nothing contributes to M0";

    private final byte[][] columns;
    private final DualCutoff cutoff;
    private final double[] weights;
    private final long[] counted;
    private final long[] deprived;
    private final boolean[] poor;

    /**
     * Identifies the poor among the rows of a sample.
     *
     * @param columns for each indicator a {@link Deprivation} a row
     * @param weights one a row
     */
    public AlkireFosterEstimates(byte[][] columns, DualCutoff cutoff, double[] weights) {
        this.columns = columns;
        this.cutoff = cutoff;
        this.weights = weights;
        this.counted = new long[weights.length];
        this.deprived = new long[weights.length];
        this.poor = new boolean[weights.length];
        byte[] household = new byte[columns.length];
        for (int row = 0; row < weights.length; row++) {
            for (int j = 0; j < columns.length; j++) {
                household[j] = columns[j][row];
            }
            counted[row] = cutoff.counted(household);
            deprived[row] = cutoff.deprived(household);
            poor[row] = cutoff.isPoor(deprived[row], counted[row]);
        }
    }

    /** The rows, of the part given, that are measured. */
    public int households(boolean[] part) {
        int households = 0;
        for (int row = 0; row < part.length; row++) {
            households += part[row] && counted[row] > 0 ? 1 : 0;
        }
        return households;
    }

    /** The score of each household; NaN where it is left out. */
    public double[] scores() {
        double[] scores = new double[counted.length];
        Arrays.setAll(scores, row -> counted[row] == 0 ? Double.NaN : (double) deprived[row] / counted[row]);
        return scores;
    }

    /** Whether each household is poor. */
    public boolean[] poor() {
        return poor.clone();
    }

    /** H. */
    public Linearised headcount(boolean[] part) throws Undefined {
        return ratio(part, row -> poor[row] ? 1 : 0, this::one, NOBODY_LEFT);
    }

    /** A; undefined when nobody is poor. */
    public Linearised intensity(boolean[] part) throws Undefined {
        return ratio(part, this::censoredScore, row -> poor[row] ? 1 : 0, NOBODY_POOR);
    }

    /** M0. */
    public Linearised adjustedHeadcount(boolean[] part) throws Undefined {
        return ratio(part, this::censoredScore, this::one, NOBODY_LEFT);
    }

    /** The mean score of everybody, poor or not. */
    public Linearised meanScore(boolean[] part) throws Undefined {
        return ratio(part, row -> (double) deprived[row] / counted[row], this::one, NOBODY_LEFT);
    }

    /** h_j. */
    public Linearised uncensoredHeadcount(int indicator, boolean[] part) throws Undefined {
        return ratio(part, row -> has(indicator, row), row -> known(indicator, row), NOBODY_LEFT);
    }

    /** h_j(k). */
    public Linearised censoredHeadcount(int indicator, boolean[] part) throws Undefined {
        return ratio(part, row -> poor[row] ? has(indicator, row) : 0, row -> known(indicator, row), NOBODY_LEFT);
    }

    /** The share of M0 that comes from some indicators, one or a dimension's. */
    public Linearised contribution(int[] indicators, boolean[] part) throws Undefined {
        return ratio(part, row -> censoredScore(indicators, row), this::censoredScore, NOBODY_POOR);
    }

    /** The share of the population of the whole that a part has. */
    public Linearised populationShare(boolean[] part, boolean[] whole) throws Undefined {
        return ratio(whole, row -> part[row] ? 1 : 0, this::one, NOBODY_LEFT);
    }

    /** The share of M0 of the whole that comes from a part of its population. */
    public Linearised contributionOf(boolean[] part, boolean[] whole) throws Undefined {
        return ratio(whole, row -> part[row] ? censoredScore(row) : 0, this::censoredScore, NOBODY_POOR);
    }

    /**
     * M_alpha, for achievements on a ratio scale: the mean of the poor's normalised gaps to a power, M1 for 1 and M2 for 2.
     *
     * @param gaps of the same rows and indicators; undefined where a cut-off allows none
     */
    public Linearised adjustedGap(NormalisedGaps gaps, double alpha, boolean[] part) throws Undefined {
        gaps.check();
        return ratio(part, row -> censoredGap(gaps, alpha, row), this::one, NOBODY_LEFT);
    }

    /** The mean of the poor's normalised gaps to a power where they are deprived, M_alpha / M0: G for 1 and S for 2. */
    public Linearised averageGap(NormalisedGaps gaps, double alpha, boolean[] part) throws Undefined {
        gaps.check();
        return ratio(part, row -> censoredGap(gaps, alpha, row), this::censoredScore, NOBODY_POOR);
    }

    /** How much one indicator repeats another among everybody, or among the poor alone when censored. */
    public Redundancy redundancy(int first, int second, boolean censored, boolean[] part) {
        Redundancy redundancy = new Redundancy();
        for (int row = 0; row < weights.length; row++) {
            if (part[row] && counted[row] > 0 && known(first, row) * known(second, row) > 0) {
                boolean counts = !censored || poor[row];
                redundancy.accept(counts && has(first, row) > 0, counts && has(second, row) > 0, weights[row]);
            }
        }
        return redundancy;
    }

    private double one(int row) {
        return 1;
    }

    private double has(int indicator, int row) {
        return columns[indicator][row] == Deprivation.YES ? 1 : 0;
    }

    private double known(int indicator, int row) {
        return cutoff.isCounted(columns[indicator][row]) ? 1 : 0;
    }

    private double censoredScore(int row) {
        return poor[row] ? (double) deprived[row] / counted[row] : 0;
    }

    private double censoredScore(int[] indicators, int row) {
        long parts = 0;
        for (int indicator : indicators) {
            parts += poor[row] && has(indicator, row) > 0 ? cutoff.weights().part(indicator) : 0;
        }
        return (double) parts / counted[row];
    }

    private double censoredGap(NormalisedGaps gaps, double alpha, int row) {
        double sum = 0;
        for (int j = 0; poor[row] && j < columns.length; j++) {
            sum += has(j, row) > 0 ? cutoff.weights().part(j) * Math.pow(gaps.gap(j, row), alpha) : 0;
        }
        return sum / counted[row];
    }

    private Linearised ratio(boolean[] part, OfRow numerator, OfRow denominator, String nobody) throws Undefined {
        double[] above = new double[weights.length];
        double[] below = new double[weights.length];
        for (int row = 0; row < weights.length; row++) {
            if (part[row] && counted[row] > 0) {
                above[row] = numerator.of(row);
                below[row] = denominator.of(row);
            }
        }
        return Linearised.rate(weights, above, below, nobody);
    }

    private interface OfRow {
        double of(int row);
    }
}

package org.holdfast.measures.multidimensional;

import org.holdfast.measures.Undefined;

/**
 * The Alkire-Foster measures of a population that passes by once: with score {@code c_i} the share of the weights in which
 * household {@code i} is deprived, and poor those whose score reaches the cut-off,
 *
 * <ul>
 *   <li>headcount ratio {@code H = sum w [poor] / sum w},
 *   <li>intensity {@code A = sum w c [poor] / sum w [poor]}, undefined when nobody is poor,
 *   <li>adjusted headcount ratio {@code M0 = H A},
 *   <li>uncensored headcount {@code h_j} of an indicator, everybody deprived in it, and censored headcount {@code h_j(k)},
 *       the poor deprived in it; {@code M0 = sum over j of w_j h_j(k)} when nothing is unknown,
 *   <li>contribution of an indicator to {@code M0}, {@code w_j h_j(k) / M0}, undefined when nobody is poor.
 * </ul>
 *
 * <p>Everything is undefined when no household with weight remains. Households of weight zero change nothing. Parts of the
 * population may be accumulated apart and combined. For standard errors see {@link AlkireFosterEstimates}.
 *
 * <p>Reference: Alkire and Foster (2011), doi:10.1016/j.jpubeco.2010.11.006; Alkire et al. (2015), Multidimensional Poverty
 * Measurement and Analysis, chapter 5, doi:10.1093/acprof:oso/9780199689491.001.0001.
 *
 * @since 0.1.0
 */
public final class AlkireFoster {
    private final DualCutoff cutoff;
    private final double[] countedIn;
    private final double[] deprivedIn;
    private final double[] poorIn;
    private final double[] scoreFrom;
    private double population;
    private double poor;
    private double scores;
    private double scoresOfPoor;
    private long households;

    public AlkireFoster(DualCutoff cutoff) {
        int indicators = cutoff.weights().size();
        this.cutoff = cutoff;
        this.countedIn = new double[indicators];
        this.deprivedIn = new double[indicators];
        this.poorIn = new double[indicators];
        this.scoreFrom = new double[indicators];
    }

    /**
     * Counts a household.
     *
     * @param household a {@link Deprivation} for each indicator
     * @param weight finite and not negative
     */
    public void accept(byte[] household, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Weights must be finite and not negative, got " + weight);
        }
        long counted = cutoff.counted(household);
        if (counted == 0) {
            return;
        }
        long deprived = cutoff.deprived(household);
        double score = (double) deprived / counted;
        boolean isPoor = cutoff.isPoor(deprived, counted);
        households++;
        population += weight;
        scores += weight * score;
        poor += isPoor ? weight : 0;
        scoresOfPoor += isPoor ? weight * score : 0;
        for (int j = 0; j < household.length; j++) {
            countedIn[j] += cutoff.isCounted(household[j]) ? weight : 0;
            if (household[j] == Deprivation.YES) {
                deprivedIn[j] += weight;
                poorIn[j] += isPoor ? weight : 0;
                scoreFrom[j] += isPoor ? weight * cutoff.weights().part(j) / counted : 0;
            }
        }
    }

    /** Adds what another has counted by the same cut-offs. */
    public AlkireFoster combine(AlkireFoster other) {
        population += other.population;
        poor += other.poor;
        scores += other.scores;
        scoresOfPoor += other.scoresOfPoor;
        households += other.households;
        for (int j = 0; j < countedIn.length; j++) {
            countedIn[j] += other.countedIn[j];
            deprivedIn[j] += other.deprivedIn[j];
            poorIn[j] += other.poorIn[j];
            scoreFrom[j] += other.scoreFrom[j];
        }
        return this;
    }

    /** The households counted, those of weight zero among them. */
    public long households() {
        return households;
    }

    /** H. */
    public double headcount() throws Undefined {
        return ratio(poor, population, "No household with weight is left to measure");
    }

    /** A. */
    public double intensity() throws Undefined {
        return ratio(scoresOfPoor, poor, "Nobody is poor, so the poor have no intensity");
    }

    /** M0. */
    public double adjustedHeadcount() throws Undefined {
        return ratio(scoresOfPoor, population, "No household with weight is left to measure");
    }

    /** The mean score of everybody, poor or not. */
    public double meanScore() throws Undefined {
        return ratio(scores, population, "No household with weight is left to measure");
    }

    /** h_j. */
    public double uncensoredHeadcount(int indicator) throws Undefined {
        return ratio(deprivedIn[indicator], countedIn[indicator], "No household with weight is known in the indicator");
    }

    /** h_j(k). */
    public double censoredHeadcount(int indicator) throws Undefined {
        return ratio(poorIn[indicator], countedIn[indicator], "No household with weight is known in the indicator");
    }

    /** The share of M0 that comes from an indicator. */
    public double contribution(int indicator) throws Undefined {
        return ratio(scoreFrom[indicator], scoresOfPoor, "Nobody is poor, so nothing contributes to M0");
    }

    private static double ratio(double above, double below, String nobody) throws Undefined {
        if (below == 0) {
            throw new Undefined(nobody);
        }
        return above / below;
    }
}

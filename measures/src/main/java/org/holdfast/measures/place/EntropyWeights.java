package org.holdfast.measures.place;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * Weights that favour indicators whose values are unevenly spread over places. With {@code r} on a scale from worst to
 * best, {@code p = (r + shift) / sum(r + shift)} and {@code n} places, an indicator's entropy is
 * {@code e = -sum p ln p / ln n} with {@code 0 ln 0 = 0}, and its weight {@code (1 - e) / sum(1 - e)}.
 *
 * <p>An indicator that is the same everywhere has entropy 1 and weight 0. Undefined for a single place, and when no indicator
 * differs between places.
 *
 * <p>References: Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x; Zou, Yun and Sun 2006, doi:10.1016/S1001-0742(06)60032-6,
 * for the weights. A shift of 0.0001 is common in practice, to keep from the logarithm of zero.
 *
 * @since 0.1
 */
public final class EntropyWeights {
    private final double[] entropies;
    private final double[] weights;

    /**
     * The weights of indicators.
     *
     * @param shift added to each scaled value, or 0
     */
    public EntropyWeights(Indicators indicators, double shift) throws Undefined {
        if (indicators.places() < 2) {
            throw new Undefined("Entropy compares places: there must be two or more");
        }
        double[][] scaled = indicators.betweenWorstAndBest();
        this.entropies = new double[scaled.length];
        this.weights = new double[scaled.length];
        for (int indicator = 0; indicator < scaled.length; indicator++) {
            entropies[indicator] = indicators.constant(indicator) ? 1 : entropy(scaled[indicator], shift);
            weights[indicator] = 1 - entropies[indicator];
        }
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0)) {
            throw new Undefined("No indicator differs between places: there is nothing to weight");
        }
        for (int indicator = 0; indicator < weights.length; indicator++) {
            weights[indicator] /= sum;
        }
    }

    /** The entropy of each indicator, from 0 for all in one place to 1 for all equal. */
    public double[] entropies() {
        return entropies;
    }

    /** The weight of each indicator; they sum to 1. */
    public double[] weights() {
        return weights;
    }

    private static double entropy(double[] scaled, double shift) {
        double sum = Arrays.stream(scaled).sum() + scaled.length * shift;
        double disorder = 0;
        for (double value : scaled) {
            double part = (value + shift) / sum;
            disorder -= part > 0 ? part * Math.log(part) : 0;
        }
        return disorder / Math.log(scaled.length);
    }
}

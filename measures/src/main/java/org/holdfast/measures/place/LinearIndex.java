package org.holdfast.measures.place;

import org.holdfast.measures.Undefined;

/**
 * The weighted sum of indicators on a scale from worst to best. With weights that sum to 1 it lies between 0, worst in
 * everything, and 1, best in everything.
 *
 * <p>Reference: OECD and JRC 2008, Handbook on Constructing Composite Indicators, doi:10.1787/9789264043466-en.
 *
 * @since 0.1
 */
public final class LinearIndex {
    private LinearIndex() {}

    /** The index of each place. */
    public static double[] of(Indicators indicators, double[] weights) throws Undefined {
        Weights.check(indicators, weights);
        double[][] scaled = indicators.betweenWorstAndBest();
        double[] index = new double[indicators.places()];
        for (int indicator = 0; indicator < scaled.length; indicator++) {
            for (int place = 0; place < index.length; place++) {
                index[place] += weights[indicator] * scaled[indicator][place];
            }
        }
        return index;
    }
}

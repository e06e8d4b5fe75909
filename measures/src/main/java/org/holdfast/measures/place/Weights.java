package org.holdfast.measures.place;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/** Weights of indicators that are not worked out from their values. */
public final class Weights {
    private Weights() {}

    /** The same weight for each of so many indicators; they sum to 1. */
    public static double[] equal(int indicators) {
        double[] weights = new double[indicators];
        Arrays.fill(weights, 1.0 / indicators);
        return weights;
    }

    /** The weights in the same proportion, summing to 1. */
    public static double[] normalised(double[] weights) throws Undefined {
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0)) {
            throw new Undefined("The weights of indicators must sum to more than zero; their sum is " + sum);
        }
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    static void check(Indicators indicators, double[] weights) throws Undefined {
        if (weights.length != indicators.indicators()) {
            throw new Undefined(weights.length + " weights for " + indicators.indicators() + " indicators");
        }
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new Undefined("A weight must be zero or more; one is " + weight);
            }
        }
    }
}

package org.holdfast.measures.area;

import org.holdfast.measures.Undefined;

/**
 * Estimates of areas brought into line with a figure of the whole that is trusted more, such as the national direct estimate.
 *
 * <p>With weights {@code w} of areas (their shares of the population, or equal ones) and total {@code t}: {@link #ratio}
 * multiplies each estimate by {@code t / sum(w e)}; {@link #difference} adds {@code t - sum(w e)} to each; {@link
 * #byError} shares the difference out in proportion to {@code w} times the mean squared error, so that the well-known
 * areas move least. Weights are brought to a sum of one first. Pfeffermann (2013), doi:10.1214/12-STS395, section 6; Wang,
 * Fuller and Qu (2008), Survey Methodology 34, 29-36.
 *
 * @since 0.1
 */
public final class Benchmark {
    private final double[] shares;
    private final double target;

    private Benchmark(double[] shares, double target) {
        this.shares = shares;
        this.target = target;
    }

    /**
     * A benchmark.
     *
     * @param weights of areas, not negative, one at least positive
     * @param target what the weighted mean of the estimates is to be
     */
    public static Benchmark of(double[] weights, double target) throws Undefined {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new Undefined("A weight of an area is " + weight + ": expected none below zero");
            }
            sum += weight;
        }
        if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
            throw new Undefined("The weights of the areas sum to " + sum + ": nothing to bring into line");
        }
        double[] shares = new double[weights.length];
        for (int area = 0; area < weights.length; area++) {
            shares[area] = weights[area] / sum;
        }
        return new Benchmark(shares, target);
    }

    /** A benchmark to the weighted mean of the areas' direct estimates. */
    public static Benchmark toMean(double[] weights, double[] direct) throws Undefined {
        return of(weights, of(weights, 0).mean(direct));
    }

    private double mean(double[] estimates) {
        double sum = 0;
        for (int area = 0; area < estimates.length; area++) {
            sum += shares[area] == 0 ? 0 : shares[area] * estimates[area];
        }
        return sum;
    }

    /** Every estimate times the same number; undefined when the weighted mean of the estimates is zero. */
    public double[] ratio(double[] estimates) throws Undefined {
        double mean = mean(estimates);
        if (mean == 0) {
            throw new Undefined(
                    "The weighted mean of the estimates is zero: no ratio reaches the benchmark; use the difference");
        }
        double[] all = new double[estimates.length];
        for (int area = 0; area < all.length; area++) {
            all[area] = estimates[area] * (target / mean);
        }
        return all;
    }

    /** Every estimate plus the same number. */
    public double[] difference(double[] estimates) {
        double missing = target - mean(estimates);
        double[] all = new double[estimates.length];
        for (int area = 0; area < all.length; area++) {
            all[area] = estimates[area] + missing;
        }
        return all;
    }

    /** Every estimate plus a part of the difference that grows with its share and its mean squared error. */
    public double[] byError(double[] estimates, double[] meanSquaredErrors) throws Undefined {
        double missing = target - mean(estimates);
        double sum = 0;
        for (int area = 0; area < shares.length; area++) {
            sum += shares[area] * shares[area] * meanSquaredErrors[area];
        }
        if (!(sum > 0)) {
            throw new Undefined(
                    "The mean squared errors sum to " + sum + ": the difference cannot be shared out by them");
        }
        double[] all = new double[estimates.length];
        for (int area = 0; area < all.length; area++) {
            all[area] = estimates[area] + missing * shares[area] * meanSquaredErrors[area] / sum;
        }
        return all;
    }
}

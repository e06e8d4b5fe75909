package org.holdfast.measures.survey;

import org.holdfast.measures.Undefined;

/**
 * Weights multiplied within each post-stratum so that they sum to its known size. An influence leaves its distance from the
 * mean of its post-stratum, by the weights before.
 *
 * <p>A post-stratum of positive size without rows of positive weight, or of weight but without size: undefined.
 * (Holt and Smith 1979, doi:10.2307/2344652.)
 *
 * @since 0.1.0
 */
public final class Poststratification implements Calibration {
    private final int[] group;
    private final double[] sizes;
    private final double[] before;
    private final double[] sums;
    private final double[] after;

    /**
     * Weights for post-strata.
     *
     * @param weights one a row
     * @param group the post-stratum of each row, numbered from 0
     * @param sizes the size of each post-stratum in the population
     */
    public Poststratification(double[] weights, int[] group, double[] sizes) throws Undefined {
        this.group = group;
        this.sizes = sizes;
        this.before = weights;
        this.sums = new double[sizes.length];
        for (int row = 0; row < weights.length; row++) {
            sums[group[row]] += weights[row];
        }
        for (int g = 0; g < sizes.length; g++) {
            if (!(sizes[g] >= 0) || sums[g] > 0 != sizes[g] > 0) {
                throw new Undefined("Post-stratum number " + (g + 1) + " has the size " + sizes[g]
                        + " in the population and the weight " + sums[g] + " in the sample: join it with another");
            }
        }
        this.after = new double[weights.length];
        for (int row = 0; row < weights.length; row++) {
            after[row] = sums[group[row]] == 0 ? 0 : weights[row] * sizes[group[row]] / sums[group[row]];
        }
    }

    @Override
    public double[] weights() {
        return after;
    }

    @Override
    public Poststratification of(double[] others) throws Undefined {
        return new Poststratification(others, group, sizes);
    }

    @Override
    public double[] residuals(double[] influence) {
        double[] means = new double[sums.length];
        for (int row = 0; row < influence.length; row++) {
            int g = group[row];
            means[g] += sums[g] == 0 ? 0 : before[row] * influence[row] / sums[g];
        }
        double[] residuals = new double[influence.length];
        for (int row = 0; row < influence.length; row++) {
            residuals[row] = influence[row] - means[group[row]];
        }
        return residuals;
    }
}

package org.holdfast.measures.survey;

import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * How many times larger a variance is than that of a simple random sample of as many rows: {@code v / v0} with
 * {@code v0 = s^2 / n} for the mean, {@code s^2 = n / (n - 1) * sum w (y - mean)^2 / sum w}; without replacement times
 * {@code 1 - n / sum w}. For a total the square of {@code sum w} cancels. {@code n} counts the rows of positive weight.
 *
 * <p>A variable without variance, fewer than two rows, or weights that sum to no more than {@code n} without replacement:
 * undefined. (Kish 1965, Survey Sampling, section 8.2; {@code svymean(deff = )} of R's survey.)
 *
 * @since 0.1.0
 */
public final class DesignEffect {
    private DesignEffect() {}

    /**
     * The variance of the mean in a simple random sample.
     *
     * @param domain the rows looked at, or null for all; a row whose value is NaN counts as outside
     */
    public static double simpleVariance(
            double[] weights, double[] values, boolean @Nullable [] domain, boolean replacement) throws Undefined {
        double mean = Linearised.mean(weights, values, domain).value();
        double sum = 0;
        double squares = 0;
        int rows = 0;
        for (int row = 0; row < values.length; row++) {
            if ((domain == null || domain[row]) && !Double.isNaN(values[row]) && weights[row] > 0) {
                sum += weights[row];
                squares += weights[row] * (values[row] - mean) * (values[row] - mean);
                rows++;
            }
        }
        if (rows < 2 || squares == 0) {
            throw new Undefined("A design effect needs two rows or more with different values");
        }
        double simple = squares / sum / (rows - 1.0);
        if (replacement) {
            return simple;
        }
        if (sum <= rows) {
            throw new Undefined("A design effect without replacement needs weights that sum to more than the rows");
        }
        return simple * (1 - rows / sum);
    }
}

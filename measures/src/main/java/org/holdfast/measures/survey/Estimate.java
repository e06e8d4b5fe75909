package org.holdfast.measures.survey;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.holdfast.measures.Undefined;

/**
 * An estimate with its standard error and degrees of freedom.
 *
 * @param degreesOfFreedom units less strata, or infinite for the normal distribution
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {
    /** From so many degrees on the expansion about the normal distribution is exact to the last digits. */
    private static final double MANY = 1000;

    /**
     * {@code value ± t(1 - (1 - level) / 2) * standard error}, by Student's t.
     *
     * @throws Undefined without degrees of freedom
     */
    public double[] interval(double level) throws Undefined {
        double reach = quantile((1 + level) / 2, degreesOfFreedom) * standardError;
        return new double[] {value - reach, value + reach};
    }

    /**
     * The quantile of Student's t, or of the normal distribution when the degrees are infinite.
     *
     * @throws Undefined without degrees of freedom
     */
    public static double quantile(double probability, double degreesOfFreedom) throws Undefined {
        if (!(degreesOfFreedom > 0)) {
            throw new Undefined("No interval: the design has no degrees of freedom (as many strata as sampled units)");
        }
        if (degreesOfFreedom < MANY) {
            return new TDistribution(degreesOfFreedom, 1e-14).inverseCumulativeProbability(probability);
        }
        double z = new NormalDistribution().inverseCumulativeProbability(probability);
        return Double.isInfinite(degreesOfFreedom) ? z : expanded(z, degreesOfFreedom);
    }

    /** Student's quantile from the normal one in powers of one over the degrees (Abramowitz and Stegun 1964, 26.7.5). */
    private static double expanded(double z, double degrees) {
        double square = z * z;
        double first = z * (square + 1) / 4;
        double second = z * ((5 * square + 16) * square + 3) / 96;
        double third = z * (((3 * square + 19) * square + 17) * square - 15) / 384;
        double fourth = z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160;
        return z + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees;
    }
}

package org.holdfast.measures.area;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.holdfast.measures.Undefined;

/**
 * How normal a set of residuals or area effects looks: skewness {@code m3 / m2^1.5}, kurtosis {@code m4 / m2^2} (3 for a
 * normal), the test of Jarque and Bera with two degrees of freedom, and that of Shapiro and Wilk by Royston's approximation.
 *
 * <p>Edge cases: fewer than three values, values all the same, and a value that is not finite are undefined; Shapiro and
 * Wilk's test holds for 3 to 5,000 values. Jarque and Bera (1980), doi:10.1016/0165-1765(80)90024-5; Royston (1995),
 * algorithm AS R94, doi:10.2307/2986146.
 *
 * @since 0.1
 */
public final class Normality {
    private static final int MOST = 5000;
    private static final double[] LAST = {0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056};
    private static final double[] LAST_BUT_ONE = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    private static final double[] FEW_SPREAD = {1.3822, -0.77857, 0.062767, -0.0020322};
    private static final double[] FEW_MEAN = {0.5440, -0.39978, 0.025054, -6.714e-4};
    private static final double[] MANY_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
    private static final double[] MANY_SPREAD = {-0.4803, -0.082676, 0.0030302};

    private final double[] sorted;
    private final double skewness;
    private final double kurtosis;
    private final double squares;

    /** Looks at some values. */
    public Normality(double[] values) throws Undefined {
        sorted = values.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : sorted) {
            double distance = value - mean;
            second += distance * distance;
            third += distance * distance * distance;
            fourth += distance * distance * distance * distance;
        }
        int count = sorted.length;
        if (count < 3 || !(second > 0) || second == Double.POSITIVE_INFINITY) {
            throw new Undefined(
                    "Normality is seen from three finite values at least that are not all the same; there are "
                            + count);
        }
        squares = second;
        skewness = third / count / Math.pow(second / count, 1.5);
        kurtosis = fourth / count / (second / count * (second / count));
    }

    /** Zero for a symmetric distribution. */
    public double skewness() {
        return skewness;
    }

    /** Three for a normal distribution. */
    public double kurtosis() {
        return kurtosis;
    }

    /** {@code n / 6 (skewness^2 + (kurtosis - 3)^2 / 4)}. */
    public double jarqueBera() {
        return sorted.length / 6.0 * (skewness * skewness + (kurtosis - 3) * (kurtosis - 3) / 4);
    }

    /** The probability of as large a statistic among many normal values. */
    public double jarqueBeraProbability() {
        return Math.exp(-jarqueBera() / 2);
    }

    /** Shapiro and Wilk's {@code W}, one at most. */
    public double shapiroWilk() throws Undefined {
        int count = sorted.length;
        if (count > MOST) {
            throw new Undefined("Shapiro and Wilk's test holds for " + MOST + " values at most; there are " + count);
        }
        double[] weights = weights(count);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i] * sorted[i];
        }
        return Math.min(1, sum * sum / squares);
    }

    /** The antisymmetric weights of the ordered values. */
    private static double[] weights(int count) {
        double[] weights = new double[count];
        if (count == 3) {
            weights[2] = Math.sqrt(0.5);
            weights[0] = -weights[2];
            return weights;
        }
        double[] scores = new double[count];
        double total = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = -Math.sqrt(2) * Erf.erfcInv(2 * (i + 1 - 0.375) / (count + 0.25));
            total += scores[i] * scores[i];
        }
        double root = 1 / Math.sqrt(count);
        double length = Math.sqrt(total);
        int own = count > 5 ? 2 : 1;
        weights[count - 1] = polynomial(LAST, root) + scores[count - 1] / length;
        double rest = total - 2 * scores[count - 1] * scores[count - 1];
        double kept = 1 - 2 * weights[count - 1] * weights[count - 1];
        if (own == 2) {
            weights[count - 2] = polynomial(LAST_BUT_ONE, root) + scores[count - 2] / length;
            rest -= 2 * scores[count - 2] * scores[count - 2];
            kept -= 2 * weights[count - 2] * weights[count - 2];
        }
        for (int i = own; i < count - own; i++) {
            weights[i] = scores[i] / Math.sqrt(rest / kept);
        }
        for (int i = 0; i < own; i++) {
            weights[i] = -weights[count - 1 - i];
        }
        return weights;
    }

    /** The probability of as small a {@code W} among normal values. */
    public double shapiroWilkProbability() throws Undefined {
        int count = sorted.length;
        double statistic = shapiroWilk();
        if (count == 3) {
            double angle = Math.asin(Math.sqrt(statistic)) - Math.asin(Math.sqrt(0.75));
            return Math.max(0, 6 / Math.PI * angle);
        }
        double logarithm = Math.log(1 - statistic);
        double size = count;
        double mean;
        double spread;
        if (count <= 11) {
            double bound = 0.459 * size - 2.273;
            if (logarithm >= bound) {
                return 0;
            }
            logarithm = -Math.log(bound - logarithm);
            mean = polynomial(FEW_MEAN, size);
            spread = Math.exp(polynomial(FEW_SPREAD, size));
        } else {
            mean = polynomial(MANY_MEAN, Math.log(size));
            spread = Math.exp(polynomial(MANY_SPREAD, Math.log(size)));
        }
        return LogNormalPoverty.normal((mean - logarithm) / spread);
    }

    private static double polynomial(double[] coefficients, double at) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * at + coefficients[i];
        }
        return sum;
    }
}

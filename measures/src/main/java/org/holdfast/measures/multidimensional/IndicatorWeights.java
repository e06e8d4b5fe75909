package org.holdfast.measures.multidimensional;

import java.math.BigInteger;
import java.util.stream.LongStream;
import org.holdfast.measures.Undefined;

/**
 * How much each indicator counts, as whole parts of a whole total, so that sums of weights are exact. The scale means
 * nothing: 3, 3, 1 and 0.428..., 0.428..., 0.142... are the same weights.
 */
public final class IndicatorWeights {
    /** The largest total of parts; its product with the denominator of a {@link Fraction} still fits a long. */
    private static final long LARGEST = 4_000_000_000_000L;

    private static final double FINEST = 1e12;

    private final long[] parts;
    private final long total;

    private IndicatorWeights(long[] parts, long total) {
        this.parts = parts;
        this.total = total;
    }

    /**
     * Weights in whole parts.
     *
     * @throws Undefined when one is negative, all are zero, or they sum to more than 4e12
     */
    public static IndicatorWeights of(long... parts) throws Undefined {
        long total = 0;
        for (long part : parts) {
            if (part < 0 || part > LARGEST) {
                throw new Undefined("Weights of indicators must be from 0 to " + LARGEST + ", got " + part);
            }
            total += part;
        }
        if (total == 0 || total > LARGEST) {
            throw new Undefined("Weights of indicators must sum to a number from 1 to " + LARGEST + ", got " + total);
        }
        return new IndicatorWeights(parts.clone(), total);
    }

    /**
     * Weights in floating point, each taken as the {@link Fraction} that it stands for: 0.0555... is 1/18. Where such
     * fractions have no common denominator within reach, as with weights that come from data, they are rounded to parts of
     * 1e-12 of their sum.
     *
     * @throws Undefined when one is negative, infinite or not a number, or all are zero
     */
    public static IndicatorWeights of(double... weights) throws Undefined {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Fraction.LARGEST)) {
                throw new Undefined(
                        "Weights of indicators must be numbers from 0 to " + Fraction.LARGEST + ", got " + weight);
            }
            sum += weight;
        }
        BigInteger common = BigInteger.ONE;
        for (double weight : weights) {
            BigInteger denominator = BigInteger.valueOf(Fraction.of(weight).denominator());
            common = common.multiply(denominator).divide(common.gcd(denominator));
        }
        long[] parts = new long[weights.length];
        boolean exact = common.doubleValue() * sum <= LARGEST;
        for (int i = 0; i < parts.length; i++) {
            Fraction fraction = Fraction.of(weights[i]);
            parts[i] = exact
                    ? common.longValueExact() / fraction.denominator() * fraction.numerator()
                    : Math.round(weights[i] / sum * FINEST);
        }
        return of(parts);
    }

    /** The same weight for each of so many indicators. */
    public static IndicatorWeights equal(int indicators) throws Undefined {
        return of(LongStream.generate(() -> 1).limit(indicators).toArray());
    }

    /**
     * Each dimension counts the same, and within a dimension each indicator does.
     *
     * @param sizes the number of indicators of each dimension, in the order of the indicators
     */
    public static IndicatorWeights nested(int... sizes) throws Undefined {
        long common = 1;
        for (int size : sizes) {
            if (size < 1 || common > LARGEST) {
                throw new Undefined(
                        "Each dimension needs an indicator, and their numbers a common multiple up to " + LARGEST);
            }
            common = common / Fraction.divisor(common, size) * size;
        }
        LongStream.Builder parts = LongStream.builder();
        for (int size : sizes) {
            for (int i = 0; i < size; i++) {
                parts.add(common / size);
            }
        }
        return of(parts.build().toArray());
    }

    public int size() {
        return parts.length;
    }

    /** The whole parts of an indicator. */
    public long part(int indicator) {
        return parts[indicator];
    }

    /** The parts of all indicators together. */
    public long total() {
        return total;
    }

    /** The weight of an indicator where all sum to one. */
    public double share(int indicator) {
        return (double) parts[indicator] / total;
    }
}

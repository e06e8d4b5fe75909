package org.holdfast.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.holdfast.column.ShortestDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of pack expressions. Whole numbers and money are exact; a result that does not fit 64 bits, or is not a
 * finite double, is unknown (null), and so is a division by zero.
 */
public final class Exact {
    private static final MathContext MORE_THAN_DOUBLE = new MathContext(40, RoundingMode.HALF_EVEN);

    private Exact() {}

    public static @Nullable Long plus(long left, long right) {
        long sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? null : (Long) sum;
    }

    public static @Nullable Long minus(long left, long right) {
        long difference = left - right;
        return ((left ^ right) & (left ^ difference)) < 0 ? null : (Long) difference;
    }

    public static @Nullable Long times(long left, long right) {
        long high = Math.multiplyHigh(left, right);
        long low = left * right;
        return high == low >> 63 ? (Long) low : null;
    }

    /** The integer quotient, truncated toward zero. */
    public static @Nullable Long quotient(long left, long right) {
        return right == 0 || left == Long.MIN_VALUE && right == -1 ? null : (Long) (left / right);
    }

    public static @Nullable Long remainder(long left, long right) {
        return right == 0 ? null : (Long) (left % right);
    }

    public static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    /** Money times a number given by its shortest decimal form, rounded half to even. */
    public static @Nullable Long scaled(long money, double factor) {
        BigDecimal product = BigDecimal.valueOf(money).multiply(ShortestDecimal.of(factor));
        return fitting(product.setScale(0, RoundingMode.HALF_EVEN).unscaledValue());
    }

    /** Money divided by a count, rounded half to even; unknown when the count is 0. */
    public static @Nullable Long perHead(long money, long heads) {
        return heads == 0 ? null : fitting(divided(BigInteger.valueOf(money), BigInteger.valueOf(heads)));
    }

    /** The ratio of two amounts or counts, correctly rounded for magnitudes up to 2^53; unknown when the whole is 0. */
    public static @Nullable Double ratio(double part, double whole) {
        return whole == 0 ? null : finite(part / whole);
    }

    /** A quotient rounded half to even. */
    public static BigInteger divided(BigInteger dividend, BigInteger divisor) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN)
                .unscaledValue();
    }

    /**
     * The weighted mean of values by their weighted sum: an amount is rounded once, half to even, to the minor unit;
     * other means keep more digits than a double has.
     */
    public static BigDecimal mean(BigDecimal sum, BigDecimal weight, boolean money) {
        return money ? sum.divide(weight, 0, RoundingMode.HALF_EVEN) : sum.divide(weight, MORE_THAN_DOUBLE);
    }

    /** The number as a long, or null when it does not fit. */
    public static @Nullable Long fitting(BigInteger number) {
        return number.bitLength() > 63 ? null : (Long) number.longValue();
    }
}

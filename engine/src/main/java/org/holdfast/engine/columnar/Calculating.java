package org.holdfast.engine.columnar;

import java.math.BigDecimal;
import java.util.Arrays;
import org.holdfast.engine.Exact;
import org.holdfast.policy.expression.Expression.Operator;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** Arithmetic, as {@link Exact} defines it. */
final class Calculating {
    private static final long EXACT = 1L << 53;

    private Calculating() {}

    /** Arithmetic of whole numbers or money; unknown where the result does not fit. */
    record Numbers(Operator operator, Type.Scalar type) implements Kernel {
        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.numbers(rows);
            Vector.bothKnown(in[0], in[1], rows, out);
            long[] left = in[0].wide(rows);
            long[] right = in[1].wide(rows);
            if (operator == Operator.PLUS || operator == Operator.MINUS) {
                if (sum(left, in[0].mask, right, in[1].mask, rows, out.numbers) < 0) {
                    exactly(in, rows, out);
                }
            } else {
                exactly(in, rows, out);
            }
        }

        /** Adds or subtracts; negative when some result does not fit. */
        private long sum(long[] left, int leftMask, long[] right, int rightMask, int rows, long[] to) {
            long over = 0;
            if (operator == Operator.PLUS) {
                for (int i = 0; i < rows; i++) {
                    long a = left[i & leftMask];
                    long b = right[i & rightMask];
                    long sum = a + b;
                    over |= (a ^ sum) & (b ^ sum);
                    to[i] = sum;
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    long a = left[i & leftMask];
                    long b = right[i & rightMask];
                    long difference = a - b;
                    over |= (a ^ b) & (a ^ difference);
                    to[i] = difference;
                }
            }
            return over;
        }

        private void exactly(Vector[] in, int rows, Vector out) {
            for (int i = 0; i < rows; i++) {
                long a = in[0].numbers[i & in[0].mask];
                long b = in[1].numbers[i & in[1].mask];
                if (operator == Operator.TIMES) {
                    long product = a * b;
                    out.numbers[i] = product;
                    if (Math.multiplyHigh(a, b) != product >> 63) {
                        forget(out, i, rows);
                    }
                } else {
                    put(out, i, rows, result(a, b));
                }
            }
        }

        private @Nullable Long result(long a, long b) {
            return switch (operator) {
                case PLUS -> Exact.plus(a, b);
                case MINUS -> Exact.minus(a, b);
                case TIMES -> Exact.times(a, b);
                case DIVIDED_BY -> Exact.quotient(a, b);
                case MODULO -> Exact.remainder(a, b);
            };
        }
    }

    /** Makes one number unknown. */
    static void forget(Vector out, int row, int rows) {
        if (out.whole) {
            out.known(rows);
            Arrays.fill(out.known, 0, rows, (byte) 1);
            out.whole = false;
        }
        out.known[row] = 0;
    }

    private static void put(Vector out, int row, int rows, @Nullable Long value) {
        if (value == null) {
            forget(out, row, rows);
        } else {
            out.numbers[row] = value;
        }
    }

    /** Arithmetic of doubles; unknown where the result is not finite. */
    record Doubles(Operator operator) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.DOUBLE;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.doubles(rows);
            for (int i = 0; i < rows; i++) {
                double a = in[0].doubles[i & in[0].mask];
                double b = in[1].doubles[i & in[1].mask];
                out.doubles[i] = finite(
                        switch (operator) {
                            case PLUS -> a + b;
                            case MINUS -> a - b;
                            case TIMES -> a * b;
                            case DIVIDED_BY -> a / b;
                            case MODULO -> a % b;
                        });
            }
        }
    }

    private static double finite(double value) {
        return Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
    }

    /** Money times a number, rounded half to even. */
    record Scaled() implements Kernel {
        private static final long[] TENS = tens();

        @Override
        public Type.Scalar type() {
            return Type.Scalar.MONEY;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.numbers(rows);
            out.whole = in[0].whole;
            if (!out.whole) {
                out.known(rows);
                Vector.copyKnown(in[0], rows, out.known);
            }
            long[] money = in[0].wide(rows);
            double[] factors = in[1].doubles;
            double last = Double.NaN;
            long unscaled = 0;
            int scale = -1;
            for (int i = 0; i < rows; i++) {
                double factor = factors[i & in[1].mask];
                if (Double.isNaN(factor)) {
                    forget(out, i, rows);
                    continue;
                }
                if (Double.doubleToRawLongBits(factor) != Double.doubleToRawLongBits(last)) {
                    BigDecimal decimal = BigDecimal.valueOf(factor);
                    boolean small = decimal.precision() <= 18 && decimal.scale() >= 0 && decimal.scale() < TENS.length;
                    unscaled = small ? decimal.unscaledValue().longValueExact() : 0;
                    scale = small ? decimal.scale() : -1;
                    last = factor;
                }
                long amount = money[i & in[0].mask];
                long product = amount * unscaled;
                if (scale >= 0 && Math.multiplyHigh(amount, unscaled) == product >> 63) {
                    out.numbers[i] = rounded(product, TENS[scale]);
                } else {
                    put(out, i, rows, Exact.scaled(amount, factor));
                }
            }
        }

        private static long[] tens() {
            long[] tens = new long[19];
            tens[0] = 1;
            for (int i = 1; i < tens.length; i++) {
                tens[i] = tens[i - 1] * 10;
            }
            return tens;
        }
    }

    /** A quotient by a positive number up to 2^62, rounded half to even, without branches on the remainder. */
    static long rounded(long dividend, long divisor) {
        // doubles divide faster, and below 2^53 their quotient cut off is the whole one
        long quotient = isExact(dividend) && divisor < EXACT
                ? (long) ((double) dividend / (double) divisor)
                : dividend / divisor;
        long rest = Math.abs(dividend - quotient * divisor);
        long over = rest - (divisor - rest);
        long above = -over >>> 63;
        long half = ((over | -over) >>> 63) ^ 1;
        return quotient + (dividend >> 63 | 1) * (above | half & quotient);
    }

    private static boolean isExact(long number) {
        return -EXACT < number && number < EXACT;
    }

    /** Money divided by a count of heads, rounded half to even; unknown over nobody. */
    record PerHead() implements Kernel {
        private static final long MOST_HEADS = 1L << 62;

        @Override
        public Type.Scalar type() {
            return Type.Scalar.MONEY;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.numbers(rows);
            Vector.bothKnown(in[0], in[1], rows, out);
            long[] money = in[0].wide(rows);
            long[] heads = in[1].wide(rows);
            long[] to = out.numbers;
            for (int i = 0; i < rows; i++) {
                long divisor = heads[i & in[1].mask];
                if (divisor > 0 && divisor <= MOST_HEADS) {
                    to[i] = rounded(money[i & in[0].mask], divisor);
                } else {
                    put(out, i, rows, Exact.perHead(money[i & in[0].mask], divisor));
                }
            }
        }
    }

    /** The negative of whole numbers or money. */
    record Negative(Type.Scalar type) implements Kernel {
        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.numbers(rows);
            Vector.bothKnown(in[0], in[0], rows, out);
            long[] from = in[0].wide(rows);
            for (int i = 0; i < rows; i++) {
                out.numbers[i] = -from[i];
                if (from[i] == Long.MIN_VALUE) {
                    forget(out, i, rows);
                }
            }
        }
    }

    /** The negative of doubles. */
    record NegativeDouble() implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.DOUBLE;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.doubles(rows);
            for (int i = 0; i < rows; i++) {
                out.doubles[i] = -in[0].doubles[i];
            }
        }
    }

    /** Whole numbers as doubles. */
    record ToDouble() implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.DOUBLE;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.doubles(rows);
            long[] from = in[0].wide(rows);
            double[] to = out.doubles;
            for (int i = 0; i < rows; i++) {
                to[i] = from[i];
            }
            doubtDoubles(in[0], rows, to);
        }
    }

    private static void doubtDoubles(Vector numbers, int rows, double[] to) {
        if (!numbers.whole) {
            for (int i = 0; i < rows; i++) {
                to[i] = numbers.known[i & numbers.mask] != 0 ? to[i] : Double.NaN;
            }
        }
    }

    /** The ratio of two amounts as a double; unknown when the second is 0. */
    record RatioOfNumbers() implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.DOUBLE;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.doubles(rows);
            long[] part = in[0].wide(rows);
            long[] whole = in[1].wide(rows);
            int partMask = in[0].mask;
            int wholeMask = in[1].mask;
            double[] to = out.doubles;
            if (wholeMask == 0 || partMask == 0) {
                for (int i = 0; i < rows; i++) {
                    to[i] = knownIfFinite((double) part[i & partMask] / (double) whole[i & wholeMask]);
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    to[i] = knownIfFinite((double) part[i] / (double) whole[i]);
                }
            }
            doubtDoubles(in[0], rows, to);
            doubtDoubles(in[1], rows, to);
        }
    }

    /** The number if it is finite, else NaN; it costs no branch. */
    private static double knownIfFinite(double number) {
        return number * (number - number + 1.0);
    }

    /** The ratio of two doubles; unknown when the second is 0 or the result not finite. */
    record RatioOfDoubles() implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.DOUBLE;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.doubles(rows);
            for (int i = 0; i < rows; i++) {
                double divisor = in[1].doubles[i & in[1].mask];
                out.doubles[i] = divisor == 0 ? Double.NaN : finite(in[0].doubles[i & in[0].mask] / divisor);
            }
        }
    }
}

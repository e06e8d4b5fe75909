package org.holdfast.engine.columnar;

import java.util.Arrays;

/**
 * Values of one type, one an entry of a frame, in arrays that are reused from batch to batch. Which array holds them
 * depends on the type.
 *
 * <ul>
 *   <li>conditions: {@link #truth}, so coded that {@code &} and {@code |} are Kleene's and and or;
 *   <li>whole numbers, money, dates, months: {@link #numbers} with {@link #known}, or {@link #narrow};
 *   <li>doubles: {@link #doubles}, NaN where unknown;
 *   <li>texts: {@link #texts}, numbers of a {@link TextPool}, -1 where unknown.
 * </ul>
 */
final class Vector {
    static final byte FALSE = 0;
    static final byte UNKNOWN = 1;
    static final byte TRUE = 3;

    byte[] truth = {};
    long[] numbers = {};
    /** 1 where {@link #numbers} is known; only when not {@link #whole}. */
    byte[] known = {};
    /** Whether every number is known. */
    boolean whole = true;
    /** The numbers as they were read, while {@link #isNarrow}. */
    int[] narrow = {};

    boolean isNarrow;
    /** Of sums by class, how many numbers each entry has. */
    int planes = 1;

    /** Of counts in lanes, whether the lanes hold them. */
    boolean isPacked;

    double[] doubles = {};
    int[] texts = {};
    /** 0 for a constant, whose only entry stands for all; else -1. An entry's index is masked with it. */
    int mask = -1;

    void truth(int rows) {
        if (truth.length < rows) {
            truth = new byte[room(rows)];
        }
    }

    /** Makes room for wide numbers. */
    void numbers(int rows) {
        isNarrow = false;
        if (numbers.length < rows) {
            numbers = new long[room(rows)];
        }
    }

    /** Makes room for numbers as narrow as they are read. */
    void narrow(int rows) {
        isNarrow = true;
        if (narrow.length < rows) {
            narrow = new int[room(rows)];
        }
    }

    void known(int rows) {
        if (known.length < rows) {
            known = new byte[room(rows)];
        }
    }

    void doubles(int rows) {
        if (doubles.length < rows) {
            doubles = new double[room(rows)];
        }
    }

    void texts(int rows) {
        if (texts.length < rows) {
            texts = new int[room(rows)];
        }
    }

    /** The numbers as wide ones. */
    long[] wide(int rows) {
        if (isNarrow) {
            int[] from = narrow;
            numbers(rows);
            long[] to = numbers;
            for (int i = 0; i < rows; i++) {
                to[i] = from[i];
            }
        }
        return numbers;
    }

    boolean isKnown(int row) {
        return whole || known[row & mask] != 0;
    }

    /** Whether two whole entries of a vector are the same, by the arrays that are in use. */
    boolean isSame(int left, int right) {
        boolean sameNumbers = numbers.length == 0
                || isKnown(left) == isKnown(right) && (!isKnown(left) || numbers[left] == numbers[right]);
        return sameNumbers
                && (truth.length == 0 || truth[left] == truth[right])
                && (doubles.length == 0
                        || Double.doubleToLongBits(doubles[left]) == Double.doubleToLongBits(doubles[right]))
                && (texts.length == 0 || texts[left] == texts[right]);
    }

    /** A constant with the value of one entry. */
    Vector constant(int row) {
        Vector constant = new Vector();
        constant.mask = 0;
        constant.truth = one(truth.length, () -> new byte[] {truth[row]}, constant.truth);
        constant.whole = isKnown(row);
        constant.known = new byte[] {(byte) (constant.whole ? 1 : 0)};
        constant.numbers = one(numbers.length, () -> new long[] {numbers[row]}, constant.numbers);
        constant.doubles = one(doubles.length, () -> new double[] {doubles[row]}, constant.doubles);
        constant.texts = one(texts.length, () -> new int[] {texts[row]}, constant.texts);
        return constant;
    }

    private static <T> T one(int length, java.util.function.Supplier<T> value, T none) {
        return length == 0 ? none : value.get();
    }

    /** The and of what is known of two vectors, into a third. */
    static void bothKnown(Vector left, Vector right, int rows, Vector out) {
        out.whole = left.whole && right.whole;
        if (out.whole) {
            return;
        }
        out.known(rows);
        copyKnown(left, rows, out.known);
        if (!right.whole) {
            byte[] known = right.known;
            byte[] to = out.known;
            if (right.mask == 0) {
                Arrays.fill(to, 0, rows, FALSE);
            } else {
                for (int i = 0; i < rows; i++) {
                    to[i] &= known[i];
                }
            }
        }
    }

    /** Writes 1 where a vector of numbers is known, else 0. */
    static void copyKnown(Vector from, int rows, byte[] to) {
        if (from.whole) {
            Arrays.fill(to, 0, rows, (byte) 1);
        } else if (from.mask == 0) {
            Arrays.fill(to, 0, rows, (byte) 0);
        } else {
            System.arraycopy(from.known, 0, to, 0, rows);
        }
    }

    /** Makes conditions unknown where a number they were judged by is. */
    void doubt(Vector judged, int rows) {
        if (judged.whole) {
            return;
        }
        byte[] to = truth;
        if (judged.mask == 0) {
            Arrays.fill(to, 0, rows, UNKNOWN);
            return;
        }
        byte[] from = judged.known;
        for (int i = 0; i < rows; i++) {
            to[i] = (byte) (to[i] & -from[i] | from[i] ^ 1);
        }
    }

    private static int room(int rows) {
        return rows + (rows >> 3) + 16;
    }
}

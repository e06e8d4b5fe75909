package org.holdfast.measures.income;

import java.util.Arrays;

/**
 * The positions of numbers in ascending order, equal numbers in the order of their positions.
 *
 * <p>The leading bits of a number and its position share one {@code long}; these are distributed by eleven bits at a time, from
 * the lowest of as many leading bits as tell most numbers apart upwards, and what is left unsorted within runs of equal leading
 * bits is sorted by comparison. Numbers that agree in all the bits kept are sorted among themselves in the same way.
 */
final class AscendingOrder {
    private static final int DIGIT = 11;
    private static final int MOST_PASSES = 3;
    private static final int SPARE_BITS = 8;
    private static final int SMALL = 1024;
    private static final int SHORT_RUN = 24;
    private final int[][] counts = new int[MOST_PASSES][];
    private long[] packed;
    private long[] spare;

    /**
     * Room to sort in.
     *
     * @param most how many numbers are sorted at a time
     */
    AscendingOrder(int most) {
        this.packed = new long[most];
        this.spare = new long[most < SMALL ? 0 : most];
    }

    /** Integers that compare as the numbers do; both zeros alike. */
    static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /**
     * Orders some of an array's numbers, none of which is NaN.
     *
     * @param order receives their positions, counted from the start
     */
    void write(double[] values, int start, int end, int[] order) {
        int size = end - start;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = start; i < end; i++) {
            long key = key(values[i]);
            least = Math.min(least, key);
            greatest = Math.max(greatest, key);
        }
        int positionBits = 32 - Integer.numberOfLeadingZeros(Math.max(size - 1, 1));
        int rangeBits = size == 0 ? 0 : 64 - Long.numberOfLeadingZeros(greatest - least);
        int dropped = Math.max(0, rangeBits - (63 - positionBits));
        for (int i = 0; i < size; i++) {
            packed[i] = ((key(values[start + i]) - least) >>> dropped) << positionBits | i;
        }
        if (rangeBits > 0) {
            sort(size, positionBits, rangeBits - dropped);
        }
        long mask = (1L << positionBits) - 1;
        for (int i = 0; i < size; i++) {
            order[i] = (int) (packed[i] & mask);
        }
        if (dropped > 0) {
            orderAlike(values, start, size, positionBits, order);
        }
    }

    private void sort(int size, int positionBits, int keyBits) {
        if (size < SMALL) {
            Arrays.sort(packed, 0, size);
            return;
        }
        int telling = Math.min(keyBits, positionBits + SPARE_BITS);
        int passes = Math.min(MOST_PASSES, (telling + DIGIT - 1) / DIGIT);
        int digit = Math.min(DIGIT, (telling + passes - 1) / passes);
        int lowest = positionBits + Math.max(0, keyBits - passes * digit);
        count(size, lowest, digit, passes);
        for (int pass = 0; pass < passes; pass++) {
            distribute(packed, spare, size, counts[pass], lowest + pass * digit, (1 << digit) - 1);
            long[] swap = packed;
            packed = spare;
            spare = swap;
        }
        if (lowest > positionBits) {
            sortRuns(size, lowest);
        }
    }

    /** Counts the digits of every pass, and turns the counts into where each digit starts. */
    private void count(int size, int lowest, int digit, int passes) {
        int mask = (1 << digit) - 1;
        for (int pass = 0; pass < passes; pass++) {
            counts[pass] = new int[mask + 1];
        }
        for (int i = 0; i < size; i++) {
            long rest = packed[i] >>> lowest;
            for (int pass = 0; pass < passes; pass++) {
                counts[pass][(int) rest & mask]++;
                rest >>>= digit;
            }
        }
        for (int pass = 0; pass < passes; pass++) {
            int start = 0;
            for (int i = 0; i <= mask; i++) {
                int here = counts[pass][i];
                counts[pass][i] = start;
                start += here;
            }
        }
    }

    private static void distribute(long[] from, long[] to, int size, int[] starts, int shift, int mask) {
        for (int i = 0; i < size; i++) {
            long each = from[i];
            to[starts[(int) (each >>> shift) & mask]++] = each;
        }
    }

    private void sortRuns(int size, int lowest) {
        int start = 0;
        for (int i = 1; i <= size; i++) {
            if (i < size && (packed[i] ^ packed[i - 1]) >>> lowest == 0) {
                continue;
            }
            if (i - start > SHORT_RUN) {
                Arrays.sort(packed, start, i);
            } else {
                insert(start, i);
            }
            start = i;
        }
    }

    private void insert(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            long moving = packed[i];
            int at = i;
            while (at > start && packed[at - 1] > moving) {
                packed[at] = packed[at - 1];
                at--;
            }
            packed[at] = moving;
        }
    }

    /** Orders the numbers that differ in the bits dropped alone. */
    private void orderAlike(double[] values, int start, int size, int positionBits, int[] order) {
        int first = 0;
        for (int i = 1; i <= size; i++) {
            if (i < size && packed[i] >>> positionBits == packed[i - 1] >>> positionBits) {
                continue;
            }
            if (i - first > 1) {
                orderAlike(values, start, order, first, i);
            }
            first = i;
        }
    }

    private static void orderAlike(double[] values, int start, int[] order, int first, int end) {
        int[] alike = Arrays.copyOfRange(order, first, end);
        double[] own = new double[alike.length];
        boolean ascending = true;
        for (int i = 0; i < own.length; i++) {
            own[i] = values[start + alike[i]];
            ascending &= i == 0 || own[i - 1] <= own[i];
        }
        if (!ascending) {
            int[] among = new int[own.length];
            new AscendingOrder(own.length).write(own, 0, own.length, among);
            for (int i = 0; i < among.length; i++) {
                order[first + i] = alike[among[i]];
            }
        }
    }
}

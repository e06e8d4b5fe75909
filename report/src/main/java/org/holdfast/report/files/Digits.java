package org.holdfast.report.files;

import java.nio.charset.StandardCharsets;

/** The decimal digits of whole numbers, as bytes of ASCII. */
final class Digits {
    /** Powers of ten that a long holds, by their exponent. */
    private static final long[] POWERS = powers();

    /** The digits of the numbers from 0 to 99. */
    private static final byte[] PAIRS = pairs();

    private Digits() {}

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    private static byte[] pairs() {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            pairs.append(i / 10).append(i % 10);
        }
        return pairs.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Puts a number that is not negative, with at least so many digits; returns where they end. */
    static int put(long number, int least, byte[] to, int start) {
        int end = start + Math.max(least, count(number));
        int at = end;
        long left = number;
        for (; left > Integer.MAX_VALUE; left /= 100) {
            at = putPair((int) (left % 100), to, at);
        }
        int rest = (int) left;
        for (; at > start + 1; rest /= 100) {
            at = putPair(rest % 100, to, at);
        }
        if (at > start) {
            to[start] = (byte) ('0' + rest);
        }
        return end;
    }

    private static int putPair(int number, byte[] to, int end) {
        to[end - 1] = PAIRS[2 * number + 1];
        to[end - 2] = PAIRS[2 * number];
        return end - 2;
    }

    private static int count(long number) {
        // 1233 / 4096 is a little less than how many decimal digits a bit is worth
        int atLeast = (Long.SIZE - Long.numberOfLeadingZeros(number | 1)) * 1233 >> 12;
        return atLeast < POWERS.length && number >= POWERS[atLeast] ? atLeast + 1 : Math.max(1, atLeast);
    }
}

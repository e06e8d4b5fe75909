package org.holdfast.register;

/**
 * Small whole numbers in Parquet's hybrid encoding: eight or more equal ones as a run, others packed into bits by
 * eights.
 */
final class RunsAndBits {
    private static final int GROUP = 8;
    /** The most groups of eight whose header is a single byte. */
    private static final int MOST_GROUPS = 63;

    private RunsAndBits() {}

    /** How many bits the numbers up to the greatest need. */
    static int width(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    /** Writes the numbers between two positions. */
    static void write(int[] numbers, int from, int to, int width, PageBytes out) {
        if (width == 0) {
            run(0, to - from, 0, out);
            return;
        }
        int at = from;
        while (at < to) {
            int end = endOfRun(numbers, at, to);
            if (end - at >= GROUP) {
                run(numbers[at], end - at, width, out);
                at = end;
            } else {
                at = bits(numbers, at, to, width, out);
            }
        }
    }

    /** Writes one number many times. */
    static void run(int number, int times, int width, PageBytes out) {
        out.reserve(2L * (Integer.BYTES + 1));
        out.putVarint(times << 1);
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            out.putByte(number >> shift);
        }
    }

    private static int endOfRun(int[] numbers, int at, int to) {
        int number = numbers[at];
        int end = at + 1;
        while (end < to && numbers[end] == number) {
            end++;
        }
        return end;
    }

    /** Packs groups of eight up to the next that begins a run; returns where that is. */
    private static int bits(int[] numbers, int from, int to, int width, PageBytes out) {
        int at = from;
        int groups = 0;
        do {
            at += GROUP;
            groups++;
        } while (groups < MOST_GROUPS && at < to && !isRun(numbers, at, to));
        out.reserve(1 + (long) groups * width + Long.BYTES);
        out.putByte(groups << 1 | 1);
        int whole = width <= Byte.SIZE ? Math.min(at, to - GROUP + 1) : from;
        int start = from;
        for (; start < whole; start += GROUP) {
            out.putLow(packed(numbers, start, width), width);
        }
        for (; start < at; start += GROUP) {
            pack(numbers, start, Math.min(start + GROUP, to), width, out);
        }
        return Math.min(at, to);
    }

    /** Eight numbers of at most eight bits, which fit a long. */
    private static long packed(int[] numbers, int from, int width) {
        long low = numbers[from]
                | ((long) numbers[from + 1] << width)
                | ((long) numbers[from + 2] << 2 * width)
                | ((long) numbers[from + 3] << 3 * width);
        long high = numbers[from + 4]
                | ((long) numbers[from + 5] << width)
                | ((long) numbers[from + 6] << 2 * width)
                | ((long) numbers[from + 7] << 3 * width);
        return low | (high << 4 * width);
    }

    private static boolean isRun(int[] numbers, int at, int to) {
        if (at + GROUP > to) {
            return false;
        }
        for (int i = 1; i < GROUP; i++) {
            if (numbers[at + i] != numbers[at]) {
                return false;
            }
        }
        return true;
    }

    /** Packs up to eight numbers; what is missing of eight is zero. */
    private static void pack(int[] numbers, int from, int to, int width, PageBytes out) {
        long bits = 0;
        int held = 0;
        for (int i = from; i < from + GROUP; i++) {
            bits |= (i < to ? numbers[i] & 0xffffffffL : 0) << held;
            held += width;
            for (; held >= Byte.SIZE; held -= Byte.SIZE) {
                out.putByte((int) bits);
                bits >>>= Byte.SIZE;
            }
        }
    }
}

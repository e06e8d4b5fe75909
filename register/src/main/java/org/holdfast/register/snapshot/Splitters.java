package org.holdfast.register.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The identifiers at which partitions begin, by their UTF-8 bytes, unsigned. */
final class Splitters {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private final byte[][] firstIds;
    private final long[] ranks;

    Splitters(byte[][] firstIds) {
        this.firstIds = firstIds;
        this.ranks = new long[firstIds.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank(firstIds[i], 0, firstIds[i].length);
        }
    }

    /** The number of the last partition that begins at or before an identifier; the first if none does. */
    int find(byte[] utf8, int from, int to) {
        long rank = rank(utf8, from, to);
        int low = 0;
        int high = ranks.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            int order = Long.compareUnsigned(ranks[middle], rank);
            if (order == 0) {
                byte[] first = firstIds[middle];
                order = Arrays.compareUnsigned(first, 0, first.length, utf8, from, to);
            }
            if (order <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The first eight bytes as a number that orders like them when taken unsigned; zeros where there are fewer. */
    static long rank(byte[] utf8, int from, int to) {
        int length = Math.min(Long.BYTES, to - from);
        if (from + Long.BYTES <= utf8.length) {
            long word = (long) LONGS.get(utf8, from);
            return length == 0 ? 0 : word & -1L << (Long.BYTES - length) * Byte.SIZE;
        }
        long rank = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            rank = rank << Byte.SIZE | (i < length ? utf8[from + i] & 0xff : 0);
        }
        return rank;
    }
}

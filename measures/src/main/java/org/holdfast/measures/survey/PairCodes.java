package org.holdfast.measures.survey;

import java.util.Arrays;

/** Numbers pairs of codes from 0 in the order in which they are first met. */
final class PairCodes {
    private static final long EMPTY = -1;

    private long[] keys = new long[64];
    private int[] codes = new int[64];
    private int size;

    PairCodes() {
        Arrays.fill(keys, EMPTY);
    }

    /** How many different pairs were met. */
    int size() {
        return size;
    }

    /** The number of a pair of codes that are not negative. */
    int code(int outer, int inner) {
        long key = (long) outer << 32 | inner;
        int slot = slot(key);
        if (keys[slot] == EMPTY) {
            if (2 * size >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            codes[slot] = size++;
        }
        return codes[slot];
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] olderKeys = keys;
        int[] olderCodes = codes;
        keys = new long[2 * olderKeys.length];
        codes = new int[keys.length];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < olderKeys.length; i++) {
            if (olderKeys[i] != EMPTY) {
                int slot = slot(olderKeys[i]);
                keys[slot] = olderKeys[i];
                codes[slot] = olderCodes[i];
            }
        }
    }
}

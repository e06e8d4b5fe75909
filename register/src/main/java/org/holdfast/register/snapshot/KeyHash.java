package org.holdfast.register.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * A hash of 128 bits that stands for an identifier: that two of 10^10 identifiers share one is less likely than
 * 10^-18. It is seeded anew for each import, so that no file can be made to collide on purpose. For one thread.
 */
final class KeyHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private final long highSeed;
    private final long lowSeed;
    private long high;
    private long low;

    private KeyHash(long highSeed, long lowSeed) {
        this.highSeed = highSeed;
        this.lowSeed = lowSeed;
    }

    static KeyHash seeded() {
        SplittableRandom random = new SplittableRandom();
        return new KeyHash(random.nextLong(), random.nextLong());
    }

    /** Another that hashes alike, for another thread. */
    KeyHash twin() {
        return new KeyHash(highSeed, lowSeed);
    }

    void take(byte[] utf8, int from, int to) {
        long first = highSeed ^ to - from;
        long second = lowSeed + to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) LONGS.get(utf8, at);
            first = mixed(first ^ word);
            second = Long.rotateLeft(second, 29) * 0x9e3779b97f4a7c15L + mixed(word ^ lowSeed);
        }
        long tail = 0;
        for (int i = to - 1; i >= at; i--) {
            tail = tail << Byte.SIZE | utf8[i] & 0xff;
        }
        high = mixed(first ^ tail);
        // never zero, which stands for no identifier
        low = mixed(Long.rotateLeft(second, 29) * 0x9e3779b97f4a7c15L + mixed(tail ^ lowSeed)) | 1;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit in moves every bit out. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}

package org.holdfast.register.snapshot;

/** Hashes of identifiers, each once, with the row that has it. The slot of a hash is near its own last bits. */
final class KeySet {
    private long[] highs = new long[1 << 10];
    private long[] lows = new long[1 << 10];
    private long[] lines = new long[1 << 10];
    private int[] partitions = new int[1 << 10];
    private int size;

    /** The slot of a hash, which is added if it is new; good until the next is added. */
    int put(long high, long low) {
        if (size * 2 >= highs.length) {
            grow();
        }
        int slot = slot(high, low);
        if (lows[slot] == 0) {
            highs[slot] = high;
            lows[slot] = low;
            size++;
        }
        return slot;
    }

    /** The line noted for a hash; 0 if none was. */
    long line(int slot) {
        return lines[slot];
    }

    int partition(int slot) {
        return partitions[slot];
    }

    void note(int slot, long line, int partition) {
        lines[slot] = line;
        partitions[slot] = partition;
    }

    int slots() {
        return highs.length;
    }

    long high(int slot) {
        return highs[slot];
    }

    /** Never 0 where there is a hash. */
    long low(int slot) {
        return lows[slot];
    }

    private int slot(long high, long low) {
        int slot = (int) high & highs.length - 1;
        while (lows[slot] != 0 && (lows[slot] != low || highs[slot] != high)) {
            slot = slot + 1 & highs.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        long[] oldLines = lines;
        int[] oldPartitions = partitions;
        int length = Math.multiplyExact(oldHighs.length, 2);
        highs = new long[length];
        lows = new long[length];
        lines = new long[length];
        partitions = new int[length];
        for (int old = 0; old < oldHighs.length; old++) {
            if (oldLows[old] != 0) {
                int slot = slot(oldHighs[old], oldLows[old]);
                highs[slot] = oldHighs[old];
                lows[slot] = oldLows[old];
                note(slot, oldLines[old], oldPartitions[old]);
            }
        }
    }
}

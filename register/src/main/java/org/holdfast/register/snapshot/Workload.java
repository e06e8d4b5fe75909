package org.holdfast.register.snapshot;

import org.holdfast.column.Snapshot;

/**
 * How an import divides its work so that it fits into memory.
 *
 * @param hands threads that work at once
 * @param batch households of a batch
 * @param partition households that are put together at a time, a multiple of {@code batch}
 * @param partitionBytes of records that are put together at a time, unless one batch has more
 * @param spillBytes of records that are kept in memory before any is written to disk
 * @param sortBytes of records that a hand sorts at a time
 * @param blockBytes of CSV that a hand takes at a time
 */
record Workload(
        int hands, int batch, int partition, long partitionBytes, long spillBytes, int sortBytes, int blockBytes) {
    private static final int BATCHES = 8;

    /** More hands than this wait for one another: the bytes of a file are digested one after the other. */
    private static final int MOST_HANDS = 4;

    /** What suits the processors and the memory that Java may use. */
    static Workload standard() {
        long memory = Runtime.getRuntime().maxMemory();
        int hands = Math.max(2, Math.min(MOST_HANDS, Runtime.getRuntime().availableProcessors()));
        return new Workload(
                hands,
                Snapshot.BATCH,
                BATCHES * Snapshot.BATCH,
                memory / 5 / hands,
                memory / 5,
                (int) Math.min(32 << 20, memory / 10 / hands),
                1 << 20);
    }

    /** The bytes of a buffer when so many are filled at once. */
    static int bufferBytes(long buffers) {
        return (int) Math.max(1 << 12, Math.min(1 << 16, (48L << 20) / Math.max(1, buffers)));
    }
}

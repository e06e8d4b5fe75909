package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Households of a partition that are put together at a time: usually all, fewer batches when too many rows name them.
 *
 * @param from the first of them, {@code to} the one after the last
 * @param endAmongAll how many households there are up to the last of them
 * @param left how many pieces of the partition were not written yet
 */
record Piece(Partition partition, int from, int to, long endAmongAll, AtomicInteger left) {
    static List<Piece> of(List<Partition> partitions, Workload workload) {
        List<Piece> pieces = new ArrayList<>();
        long before = 0;
        for (Partition partition : partitions) {
            int batches = (partition.count() + workload.batch() - 1) / workload.batch();
            long parts = Math.max(1, Math.min(batches, partition.bytesOfChildren() / workload.partitionBytes() + 1));
            int size = (int) ((batches + parts - 1) / parts) * workload.batch();
            List<int[]> ranges = new ArrayList<>();
            for (int from = 0; from < partition.count() || from == 0; from += Math.max(1, size)) {
                ranges.add(new int[] {from, Math.min(partition.count(), from + size)});
            }
            AtomicInteger left = new AtomicInteger(ranges.size());
            for (int[] range : ranges) {
                pieces.add(new Piece(partition, range[0], range[1], before + range[1], left));
            }
            before += partition.count();
        }
        return pieces;
    }

    /** The piece was written; the last of a partition frees what the partition holds. */
    void done() {
        if (left.decrementAndGet() == 0) {
            partition.clear();
        }
    }
}

package org.holdfast.engine.columnar;

import org.holdfast.column.Snapshot;

/** Sizes of the batches of a snapshot. */
final class Snapshots {
    private Snapshots() {}

    static int size(Snapshot snapshot, int batch) {
        return (int) Math.min(Snapshot.BATCH, snapshot.households() - (long) batch * Snapshot.BATCH);
    }
}

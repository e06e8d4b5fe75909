package org.holdfast.column;

import java.io.Closeable;
import java.io.IOException;

/** Reads one batch of a {@link Snapshot} after another into memory of its own; for one thread. */
public interface BatchReader extends Closeable {
    /** Reads a batch; what was read before is overwritten. */
    void read(int batch) throws IOException;

    /** The households of the batch read last. */
    int households();

    /**
     * Where the rows of each household begin among the batch's rows of a table of children: one entry a household and
     * one for the end. Not to be changed; may be longer than needed.
     */
    int[] starts(String table);

    /** The cells of a column that was asked for, in the batch read last. */
    BatchCells cells(ColumnName column);
}

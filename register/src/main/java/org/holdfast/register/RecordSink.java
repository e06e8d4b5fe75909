package org.holdfast.register;

import java.io.IOException;
import org.holdfast.register.spill.RecordBuffer;

/** Takes the sound rows of a table that is scanned, as one hand of the scan comes upon them. */
public interface RecordSink {
    /**
     * Takes a row.
     *
     * @param line where in its file the row starts; the lines of a hand ascend
     * @param bytes have the row's {@code household_id} from {@code from} to {@code to}
     * @param record the row's other cells, in the order of {@link ScannedTable}; overwritten afterwards
     */
    void add(long line, byte[] bytes, int from, int to, RecordBuffer record) throws IOException;
}

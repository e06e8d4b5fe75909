package org.holdfast.engine;

import java.io.IOException;

/** What one thread makes of the batches it assesses. */
public interface BatchWork<T> {
    T work(AssessedBatch batch) throws IOException;
}

package org.holdfast.engine;

import java.io.IOException;

/** What one thread makes of the households it assesses: stretch by stretch, several batches each. */
public interface BatchWork<T> {
    /** Works on the next batch of the stretch. */
    void work(AssessedBatch batch) throws IOException;

    /** Hands over what came of the stretch, and starts a new one. */
    T take() throws IOException;
}

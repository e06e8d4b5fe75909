package org.holdfast.bench;

import org.jspecify.annotations.Nullable;

/** One way to do the standard workload or a part of it, measured in a process of its own. */
public interface Peer {
    /** What its row in the table of figures says. */
    String name();

    /** Makes ready what is not measured. What it writes into the scratch directory is there for the peers after it. */
    void prepare(Question question) throws Exception;

    /** Does the work once; this is measured. */
    Outcome run() throws Exception;

    /** How often it makes sense to run: once, when the first time is what counts. */
    default int mostRuns() {
        return Integer.MAX_VALUE;
    }

    /** What {@link #prepare} made. */
    static <T> T prepared(@Nullable T made) {
        if (made == null) {
            throw new IllegalStateException("a peer runs after it is prepared");
        }
        return made;
    }
}

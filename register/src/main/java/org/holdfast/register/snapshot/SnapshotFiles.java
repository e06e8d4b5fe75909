package org.holdfast.register.snapshot;

import java.util.Set;

/** The names of the files of a snapshot. */
final class SnapshotFiles {
    static final String HOUSEHOLDS = "households.arrow";
    static final String DESCRIPTOR = "snapshot.json";
    static final String REJECTED = "rejected.csv";
    static final String CHECKSUMS = "checksums.txt";

    /** Those that {@code checksums.txt} may name. */
    static final Set<String> DIGESTED = Set.of("place.arrow", "series.arrow", "hazard.arrow", DESCRIPTOR, REJECTED);

    private SnapshotFiles() {}

    static String of(String table) {
        return table + ".arrow";
    }
}

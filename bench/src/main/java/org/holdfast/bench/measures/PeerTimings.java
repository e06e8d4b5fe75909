package org.holdfast.bench.measures;

import java.util.List;
import java.util.Optional;

/**
 * The timings of one peer with so many threads.
 *
 * @param missing what it would need besides
 */
record PeerTimings(String peer, int threads, List<Timing> timings, List<String> missing) {
    Optional<Timing> find(Work work) {
        return timings.stream()
                .filter(timing -> timing.work().equals(work.id()))
                .findFirst();
    }
}

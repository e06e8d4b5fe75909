package org.holdfast.server.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often something may be done, by whom: some times at once, then one more as time passes (the token bucket). Memory is
 * bounded: who has not been seen for longest is forgotten.
 */
final class Pace {
    private static final int MOST_KEPT = 10_000;

    private final LongSupplier clock;

    /** When what was done so far is paid off. */
    private final Map<String, Long> paidAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** @param clock in nanoseconds */
    Pace(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Seconds to wait before the next time; 0 when it may be done now, and is counted.
     *
     * @param burst how many times at once
     * @param nanos until one more time is allowed
     */
    synchronized long wait(String who, int burst, long nanos) {
        long now = clock.getAsLong();
        Long known = paidAt.get(who);
        long paid = known == null ? now : Math.max(known, now);
        long ahead = paid - now;
        if (ahead > (burst - 1) * nanos) {
            return Duration.ofNanos(ahead - (burst - 1) * nanos).toSeconds() + 1;
        }
        paidAt.put(who, paid + nanos);
        return 0;
    }
}

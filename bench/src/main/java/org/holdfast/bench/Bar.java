package org.holdfast.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much faster than another one a peer is meant to be.
 *
 * @param factor how many times as many households a second
 */
public record Bar(String what, String faster, String slower, double factor) {
    /** The bars of the standard workload. One whose peers were not both measured says nothing. */
    public static final List<Bar> STANDARD = List.of(
            new Bar("kernel against DuckDB", "holdfast-kernel", "duckdb-kernel", 10),
            new Bar("kernel against a plain read of the same columns", "holdfast-kernel", "plain-read", 0.5),
            new Bar("to Parquet against DuckDB", "holdfast-parquet", "duckdb-parquet", 4),
            new Bar("import against DuckDB", "holdfast-import", "duckdb-import", 1.5),
            new Bar("DuckDB against the reference interpreter", "duckdb-kernel", "reference", 1));

    /** A bar with the ratio that was measured. */
    public record Reached(Bar bar, double ratio) {
        public boolean isReached() {
            return ratio >= bar.factor();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %.2f x (bar %s x: %s)",
                    bar.what(),
                    ratio,
                    bar.factor() == Math.rint(bar.factor()) ? Long.toString((long) bar.factor()) : bar.factor(),
                    isReached() ? "reached" : "missed");
        }
    }

    /** The ratio of the two rates, of the best runs; empty when one of the peers is not among the measurements. */
    public Optional<Reached> among(List<Measurement> measurements) {
        return find(faster, measurements)
                .flatMap(fast -> find(slower, measurements).map(slow -> new Reached(this, fast.rate() / slow.rate())));
    }

    private static Optional<Measurement> find(String id, List<Measurement> measurements) {
        return measurements.stream().filter(m -> m.id().equals(id)).findFirst();
    }
}

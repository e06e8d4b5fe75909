package org.holdfast.bench;

import java.util.Map;
import java.util.Objects;

/**
 * What an assessment of all households adds up to: counts by level and category, and sums of scores, of results and of
 * facts. Two peers that agree on every household have the same tally, and each has to decide every household to get it.
 *
 * <p>{@code indicators} and {@code unknown} add 2^i for the indicator i of the pack; {@code causes} and {@code
 * measures} add k x 2^i for the cause or measure i at place k of a household's list, so that order counts.
 */
public record Tally(Map<String, Long> figures) {
    public Tally {
        figures = Map.copyOf(figures);
    }

    public long households() {
        return Objects.requireNonNull(figures.get("households"));
    }
}

package org.holdfast.report;

import java.time.LocalDate;
import java.util.List;

/**
 * What moved since a previous run, over the households of both runs; those of only one run are counted apart.
 *
 * <p>{@code newlyTrue} and {@code cleared} are by indicator of the {@link Vocabulary}: true now and not before (false, unknown or
 * not asked), and true before and not now.
 */
public record Change(
        LocalDate previousAsOf,
        String previousPack,
        String previousPackVersion,
        List<Transition> levels,
        List<Transition> categories,
        int[] newlyTrue,
        int[] cleared,
        long onlyNow,
        long onlyBefore) {
    public Change {
        levels = List.copyOf(levels);
        categories = List.copyOf(categories);
    }

    /** Households that had one id before and have another, or the same, now; an id may be one that the pack of today no longer has. */
    public record Transition(String before, String now, long households) {}
}

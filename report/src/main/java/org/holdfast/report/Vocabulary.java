package org.holdfast.report;

import java.util.List;

/**
 * The pack's own words, each kind in the pack's order: what {@link PlaceCounts} counts. Severities come gravest first.
 *
 * <p>Column {@code k} of a kind of count is about entry {@code k} of that kind here.
 */
public record Vocabulary(
        List<Term> severities,
        List<Level> levels,
        List<Term> categories,
        List<Term> causes,
        List<Indicator> indicators,
        List<Term> measures) {
    public Vocabulary {
        severities = List.copyOf(severities);
        levels = List.copyOf(levels);
        categories = List.copyOf(categories);
        causes = List.copyOf(causes);
        indicators = List.copyOf(indicators);
        measures = List.copyOf(measures);
    }

    /** A severity, category, cause or measure; a category with the id {@code none} means that no category applies. */
    public record Term(String id, Text title) {}

    /** A level of risk; severity 0 means not at risk, and a higher number is graver. */
    public record Level(String id, int severity, Text title) {}

    /** A condition of the pack, with the ids of its severity and its cause. */
    public record Indicator(String id, String severity, String cause, Text title) {}
}

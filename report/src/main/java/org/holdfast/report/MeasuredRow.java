package org.holdfast.report;

import org.jspecify.annotations.Nullable;

/**
 * One measure of one group.
 *
 * @param grouping what the groups are told apart by; empty for the whole population
 * @param group the group; empty for the whole population
 * @param line the poverty line, in the unit of the incomes, or null for a measure without one
 * @param relative the share of the median that the line is, or null for a line given as an amount
 * @param rows persons or households measured, unweighted
 * @param people the sum of their weights
 * @param value null when undefined or held back; the note says which
 */
public record MeasuredRow(
        String grouping,
        String group,
        String measure,
        @Nullable Double line,
        @Nullable Double relative,
        long rows,
        double people,
        @Nullable Double value,
        @Nullable Double standardError,
        @Nullable Double low,
        @Nullable Double high,
        String note) {
    /** What says that the row was held back because its group is small, or would give a small one away. */
    public static final String HELD_BACK = "held back: small, or it would give a small one away";

    /** The same row without its figures, because the group is small. */
    public MeasuredRow heldBack() {
        return new MeasuredRow(grouping, group, measure, null, relative, 0, 0, null, null, null, null, HELD_BACK);
    }
}

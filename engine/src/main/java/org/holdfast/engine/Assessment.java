package org.holdfast.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pack says of one household on one date.
 *
 * @param place the row of its place in the register's place table
 * @param level the first level whose row holds, or null when none does
 * @param category likewise; null also when the pack has no categories
 * @param causes causes of the true indicators, gravest first
 * @param indicators the results in pack order: true, false or null for undecided
 * @param score sum of the weights of the true indicators
 * @param verify whether somebody should go and find out
 * @param measures the measures suggested, most urgent first
 * @param outputs values of the pack's output facts in order: Boolean, Long (money in minor units, dates as epoch days,
 *     months as month numbers), Double or String; null is unknown
 */
public record Assessment(
        String householdId,
        int place,
        @Nullable String level,
        @Nullable String category,
        List<String> causes,
        List<@Nullable Boolean> indicators,
        long score,
        boolean verify,
        List<SuggestedMeasure> measures,
        List<@Nullable Object> outputs) {

    /** The gravest cause, or null when no indicator is true. */
    public @Nullable String mainCause() {
        return causes.isEmpty() ? null : causes.get(0);
    }

    /**
     * A measure for this household.
     *
     * @param measure its position in the pack's measures
     * @param cost minor units a year; null when the pack states none or a figure in it is unknown
     */
    public record SuggestedMeasure(int measure, @Nullable Long cost) {}
}

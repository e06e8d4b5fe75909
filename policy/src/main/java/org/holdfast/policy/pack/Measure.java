package org.holdfast.policy.pack;

import java.util.List;
import org.holdfast.policy.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What can be done for a household: suggested when it has one of the causes and the condition is true.
 *
 * @param when the condition, or null for always
 * @param cost money a year, or null when the pack states none
 * @param clears the indicators it is expected to end
 */
public record Measure(
        String id,
        List<String> causes,
        @Nullable Expression when,
        String whenWritten,
        @Nullable Expression cost,
        String costWritten,
        List<String> clears,
        String source) {}

package org.holdfast.policy.pack;

import org.holdfast.policy.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * One row of a decision table: its value is the decision when no earlier row holds and its condition is true.
 *
 * @param when the condition, or null for always
 */
public record DecisionRow(String value, @Nullable Expression when, String written) {}

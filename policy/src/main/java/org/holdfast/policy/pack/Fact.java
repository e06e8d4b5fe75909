package org.holdfast.policy.pack;

import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/**
 * A figure derived for each household.
 *
 * @param source the expression as written
 * @param output whether it is a column of the assessment
 */
public record Fact(String id, Type type, @Nullable String unit, boolean output, Expression value, String source) {}

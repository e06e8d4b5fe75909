package org.holdfast.policy.pack;

import org.holdfast.policy.expression.Expression;

/**
 * A condition that puts a household at risk.
 *
 * @param written the condition as written
 */
public record Indicator(String id, String severity, String cause, Expression when, String written, String source) {}

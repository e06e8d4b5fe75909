package org.holdfast.engine.reference;

import org.holdfast.policy.expression.Expression;
import org.jspecify.annotations.Nullable;

/** Is told the value of every expression that is evaluated, inner ones first; null is unknown. */
public interface EvaluationListener {
    /** The expression is about to be evaluated; {@link #evaluated} follows after those of its parts. */
    default void entering(Expression expression) {}

    void evaluated(Expression expression, @Nullable Object value);
}

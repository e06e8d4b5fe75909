package org.holdfast.policy.pack;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** A figure of the policy that differs by place and changes over time. */
public record Parameter(String id, Type.Scalar type, String unit, List<Value> values) {
    /**
     * One value of a parameter.
     *
     * @param place the place it holds in, with all places below; null = everywhere
     * @param grade A official, B derived or peer-reviewed, C secondary or a design choice
     * @param doc where to read the source, or null
     */
    public record Value(
            Expression.Literal value,
            LocalDate from,
            @Nullable String place,
            String source,
            String grade,
            @Nullable String doc) {}
}

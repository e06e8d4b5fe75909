package org.holdfast.plans;

import java.util.List;

/** A part of a {@link ColumnExpression}. */
sealed interface ExpressionNode {
    /** A number as written. */
    record Constant(double value) implements ExpressionNode {}

    /** A text in quotes. */
    record Text(String value) implements ExpressionNode {}

    /** A column, or a bare word that a text column is compared with. */
    record Name(String name) implements ExpressionNode {}

    /** An operator between two operands. */
    record Operation(String operator, ExpressionNode left, ExpressionNode right) implements ExpressionNode {}

    /** A function of its arguments; {@code minus} and {@code not} are functions of one. */
    record Call(String function, List<ExpressionNode> arguments) implements ExpressionNode {}
}

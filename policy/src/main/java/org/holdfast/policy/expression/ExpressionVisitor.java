package org.holdfast.policy.expression;

import org.jspecify.annotations.Nullable;

/** One method for each kind of expression, so that whoever handles them handles all. */
public interface ExpressionVisitor<R extends @Nullable Object> {
    R visit(Expression.Literal literal);

    R visit(Expression.Cell cell);

    R visit(Expression.Variable variable);

    R visit(Expression.FactReference fact);

    R visit(Expression.ParameterReference parameter);

    R visit(Expression.PopulationReference figure);

    R visit(Expression.IndicatorReference indicator);

    R visit(Expression.IndicatorCount count);

    R visit(Expression.DecisionReference decision);

    R visit(Expression.AsOf asOf);

    R visit(Expression.Not not);

    R visit(Expression.And and);

    R visit(Expression.Or or);

    R visit(Expression.Conditional conditional);

    R visit(Expression.Comparison comparison);

    R visit(Expression.Membership membership);

    R visit(Expression.Arithmetic arithmetic);

    R visit(Expression.Negative negative);

    R visit(Expression.Conversion conversion);

    R visit(Expression.Age age);

    R visit(Expression.InLast inLast);

    R visit(Expression.Within within);

    R visit(Expression.Ratio ratio);

    R visit(Expression.PerHead perHead);

    R visit(Expression.SeriesFigure figure);

    R visit(Expression.Rows rows);

    R visit(Expression.Filter filter);

    R visit(Expression.Mapped mapped);

    R visit(Expression.Quantifier quantifier);

    R visit(Expression.Aggregate aggregate);
}

package org.holdfast.policy.expression;

import java.util.List;

/** The direct parts of an expression, in reading order. */
public final class Children implements ExpressionVisitor<List<Expression>> {
    private static final Children CHILDREN = new Children();

    private Children() {}

    public static List<Expression> of(Expression expression) {
        return expression.accept(CHILDREN);
    }

    @Override
    public List<Expression> visit(Expression.Literal literal) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.Cell cell) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.Variable variable) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.FactReference fact) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.ParameterReference parameter) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.PopulationReference figure) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.IndicatorReference indicator) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.IndicatorCount count) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.DecisionReference decision) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.AsOf asOf) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.Not not) {
        return List.of(not.operand());
    }

    @Override
    public List<Expression> visit(Expression.And and) {
        return List.of(and.left(), and.right());
    }

    @Override
    public List<Expression> visit(Expression.Or or) {
        return List.of(or.left(), or.right());
    }

    @Override
    public List<Expression> visit(Expression.Conditional conditional) {
        return List.of(conditional.condition(), conditional.then(), conditional.otherwise());
    }

    @Override
    public List<Expression> visit(Expression.Comparison comparison) {
        return List.of(comparison.left(), comparison.right());
    }

    @Override
    public List<Expression> visit(Expression.Membership membership) {
        return List.of(membership.value());
    }

    @Override
    public List<Expression> visit(Expression.Arithmetic arithmetic) {
        return List.of(arithmetic.left(), arithmetic.right());
    }

    @Override
    public List<Expression> visit(Expression.Negative negative) {
        return List.of(negative.operand());
    }

    @Override
    public List<Expression> visit(Expression.Conversion conversion) {
        return List.of(conversion.operand());
    }

    @Override
    public List<Expression> visit(Expression.Age age) {
        return List.of(age.date());
    }

    @Override
    public List<Expression> visit(Expression.InLast inLast) {
        return List.of(inLast.month(), inLast.months(), inLast.skip());
    }

    @Override
    public List<Expression> visit(Expression.Within within) {
        return List.of(within.date(), within.months());
    }

    @Override
    public List<Expression> visit(Expression.Ratio ratio) {
        return List.of(ratio.part(), ratio.whole());
    }

    @Override
    public List<Expression> visit(Expression.PerHead perHead) {
        return List.of(perHead.money(), perHead.heads());
    }

    @Override
    public List<Expression> visit(Expression.SeriesFigure figure) {
        Expression month = figure.month();
        return month == null ? List.of() : List.of(month);
    }

    @Override
    public List<Expression> visit(Expression.Rows rows) {
        return List.of();
    }

    @Override
    public List<Expression> visit(Expression.Filter filter) {
        return List.of(filter.list(), filter.condition());
    }

    @Override
    public List<Expression> visit(Expression.Mapped mapped) {
        return List.of(mapped.list(), mapped.value());
    }

    @Override
    public List<Expression> visit(Expression.Quantifier quantifier) {
        return List.of(quantifier.list(), quantifier.condition());
    }

    @Override
    public List<Expression> visit(Expression.Aggregate aggregate) {
        return List.of(aggregate.list());
    }
}

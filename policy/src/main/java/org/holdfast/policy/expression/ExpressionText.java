package org.holdfast.policy.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.column.Months;

/** Writes an expression as it could stand in a pack. */
public final class ExpressionText implements ExpressionVisitor<String> {
    private static final ExpressionText TEXT = new ExpressionText();

    private ExpressionText() {}

    public static String of(Expression expression) {
        return expression.accept(TEXT);
    }

    @Override
    public String visit(Expression.Literal literal) {
        Object value = literal.value();
        return switch (literal.type()) {
            case STRING -> "'" + value + "'";
            case DATE -> "date('" + LocalDate.ofEpochDay((Long) value) + "')";
            case MONTH -> "month('" + Months.toString((Long) value) + "')";
            case MONEY -> ((BigDecimal) value).toPlainString();
            default -> value.toString();
        };
    }

    @Override
    public String visit(Expression.Cell cell) {
        if (cell.row() instanceof Expression.RowReference.OfVariable variable) {
            return variable.name() + "." + cell.column();
        }
        if (cell.row() instanceof Expression.RowReference.OfPlace place && place.level() != null) {
            return "place.up('" + place.level() + "')." + cell.column();
        }
        return cell.table() + "." + cell.column();
    }

    @Override
    public String visit(Expression.Variable variable) {
        return variable.name();
    }

    @Override
    public String visit(Expression.FactReference fact) {
        return fact.id();
    }

    @Override
    public String visit(Expression.ParameterReference parameter) {
        return "param." + parameter.id();
    }

    @Override
    public String visit(Expression.PopulationReference figure) {
        return "population." + figure.id();
    }

    @Override
    public String visit(Expression.IndicatorReference indicator) {
        return "indicator." + indicator.id();
    }

    @Override
    public String visit(Expression.IndicatorCount count) {
        return (count.undecided() ? "unknown." : "count.") + count.severity();
    }

    @Override
    public String visit(Expression.DecisionReference decision) {
        return decision.what().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String visit(Expression.AsOf asOf) {
        return "as_of";
    }

    @Override
    public String visit(Expression.Not not) {
        return "!" + part(not.operand());
    }

    @Override
    public String visit(Expression.And and) {
        return part(and.left()) + " && " + part(and.right());
    }

    @Override
    public String visit(Expression.Or or) {
        return part(or.left()) + " || " + part(or.right());
    }

    @Override
    public String visit(Expression.Conditional conditional) {
        return part(conditional.condition()) + " ? " + part(conditional.then()) + " : " + part(conditional.otherwise());
    }

    @Override
    public String visit(Expression.Comparison comparison) {
        return part(comparison.left()) + " " + comparison.relation().sign() + " " + part(comparison.right());
    }

    @Override
    public String visit(Expression.Membership membership) {
        return part(membership.value())
                + membership.options().stream().map(ExpressionText::of).collect(Collectors.joining(", ", " in [", "]"));
    }

    @Override
    public String visit(Expression.Arithmetic arithmetic) {
        return part(arithmetic.left()) + " " + arithmetic.operator().sign() + " " + part(arithmetic.right());
    }

    @Override
    public String visit(Expression.Negative negative) {
        return "-" + part(negative.operand());
    }

    @Override
    public String visit(Expression.Conversion conversion) {
        return (conversion.type() == Type.Scalar.MONTH ? "month(" : "double(") + of(conversion.operand()) + ")";
    }

    @Override
    public String visit(Expression.Age age) {
        return "age(" + of(age.date()) + ")";
    }

    @Override
    public String visit(Expression.InLast inLast) {
        boolean plain =
                inLast.skip() instanceof Expression.Literal skip && skip.value().equals(0L);
        return "in_last(" + of(inLast.month()) + ", " + of(inLast.months()) + (plain ? "" : ", " + of(inLast.skip()))
                + ")";
    }

    @Override
    public String visit(Expression.Within within) {
        return "within(" + of(within.date()) + ", " + of(within.months()) + ")";
    }

    @Override
    public String visit(Expression.Ratio ratio) {
        return "ratio(" + of(ratio.part()) + ", " + of(ratio.whole()) + ")";
    }

    @Override
    public String visit(Expression.PerHead perHead) {
        return "per_head(" + of(perHead.money()) + ", " + of(perHead.heads()) + ")";
    }

    @Override
    public String visit(Expression.SeriesFigure figure) {
        Expression month = figure.month();
        return "series('" + figure.series() + "')" + (month == null ? ".yoy()" : ".at(" + of(month) + ")");
    }

    @Override
    public String visit(Expression.Rows rows) {
        return rows.source().word();
    }

    @Override
    public String visit(Expression.Filter filter) {
        return of(filter.list()) + ".filter(" + filter.variable() + ", " + of(filter.condition()) + ")";
    }

    @Override
    public String visit(Expression.Mapped mapped) {
        return of(mapped.list()) + ".map(" + mapped.variable() + ", " + of(mapped.value()) + ")";
    }

    @Override
    public String visit(Expression.Quantifier quantifier) {
        return of(quantifier.list()) + (quantifier.every() ? ".all(" : ".exists(") + quantifier.variable() + ", "
                + of(quantifier.condition()) + ")";
    }

    @Override
    public String visit(Expression.Aggregate aggregate) {
        return of(aggregate.list()) + "." + aggregate.statistic().name().toLowerCase(Locale.ROOT) + "()";
    }

    private static String part(Expression expression) {
        boolean compound = expression instanceof Expression.And
                || expression instanceof Expression.Or
                || expression instanceof Expression.Conditional
                || expression instanceof Expression.Comparison
                || expression instanceof Expression.Membership
                || expression instanceof Expression.Arithmetic;
        return compound ? "(" + of(expression) + ")" : of(expression);
    }
}

package org.holdfast.cli.differential;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionVisitor;
import org.holdfast.policy.expression.Type;

/**
 * Writes an expression as SQL over one row a household. Unknown is NULL; whole numbers, minor units, epoch days and month
 * numbers are BIGINT; a list is a list of {belongs, item}, where a row of a table is a struct of its columns. What the
 * operations are is said in macros.sql.
 *
 * <p>The row has the columns {@code household_COLUMN}, {@code place_COLUMN} and {@code up_LEVEL_COLUMN},
 * {@code rows_SOURCE} (lists), {@code series_NAME} (lists of {month, value}) and, with a letter before their ids,
 * parameters (p), population figures (q), facts (f), indicators (i), counts of true (c) and undecided (u) indicators,
 * {@code score}, {@code level} and {@code category}.
 */
final class ExpressionSql implements ExpressionVisitor<String> {
    private final long today;
    private final int decimals;
    private final HouseholdRows rows;
    private final Map<String, String> variables = new HashMap<>();
    private int loops;

    ExpressionSql(LocalDate asOf, int decimals, HouseholdRows rows) {
        this.today = asOf.toEpochDay();
        this.decimals = decimals;
        this.rows = rows;
    }

    /** The expression as it may stand within another; outside of loops it may be a column of {@link HouseholdRows}. */
    String of(Expression expression) {
        return part(expression.accept(this));
    }

    static String column(String prefix, String id) {
        return '"' + prefix + "_" + id + '"';
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String whole(long number) {
        return "'" + number + "'::BIGINT";
    }

    private static String call(String macro, String... arguments) {
        return macro + "(" + String.join(", ", arguments) + ")";
    }

    private static String huge(String sql) {
        return "(" + sql + ")::HUGEINT";
    }

    @Override
    public String visit(Expression.Literal literal) {
        Object value = literal.value();
        return switch (literal.type()) {
            case BOOL -> value.toString();
            case INT, DATE, MONTH -> whole((Long) value);
            case DOUBLE -> "'" + value + "'::DOUBLE";
            case MONEY ->
                whole(((BigDecimal) value)
                        .movePointRight(decimals)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact());
            case STRING -> quoted((String) value);
        };
    }

    @Override
    public String visit(Expression.Cell cell) {
        if (cell.row() instanceof Expression.RowReference.OfVariable variable) {
            return item(variable.name()) + ".\"" + cell.column() + '"';
        }
        if (cell.row() instanceof Expression.RowReference.OfPlace place) {
            return column(place.level() == null ? "place" : "up_" + place.level(), cell.column());
        }
        return column("household", cell.column());
    }

    private String item(String variable) {
        return String.valueOf(variables.get(variable)) + ".item";
    }

    @Override
    public String visit(Expression.Variable variable) {
        return item(variable.name());
    }

    @Override
    public String visit(Expression.FactReference fact) {
        return column("f", fact.id());
    }

    @Override
    public String visit(Expression.ParameterReference parameter) {
        return column("p", parameter.id());
    }

    @Override
    public String visit(Expression.PopulationReference figure) {
        return column("q", figure.id());
    }

    @Override
    public String visit(Expression.IndicatorReference indicator) {
        return column("i", indicator.id());
    }

    @Override
    public String visit(Expression.IndicatorCount count) {
        return column(count.undecided() ? "u" : "c", count.severity());
    }

    @Override
    public String visit(Expression.DecisionReference decision) {
        return decision.what().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String visit(Expression.AsOf asOf) {
        return whole(today);
    }

    @Override
    public String visit(Expression.Not not) {
        return "(NOT " + of(not.operand()) + ")";
    }

    @Override
    public String visit(Expression.And and) {
        return "(" + of(and.left()) + " AND " + of(and.right()) + ")";
    }

    @Override
    public String visit(Expression.Or or) {
        return "(" + of(or.left()) + " OR " + of(or.right()) + ")";
    }

    @Override
    public String visit(Expression.Conditional conditional) {
        String condition = of(conditional.condition());
        return "(CASE WHEN " + condition + " THEN " + of(conditional.then()) + " WHEN NOT " + condition + " THEN "
                + of(conditional.otherwise()) + " END)";
    }

    @Override
    public String visit(Expression.Comparison comparison) {
        String relation = switch (comparison.relation()) {
            case EQUAL -> " = ";
            case UNEQUAL -> " <> ";
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case MORE -> " > ";
            case AT_LEAST -> " >= ";
        };
        return "(" + of(comparison.left()) + relation + of(comparison.right()) + ")";
    }

    @Override
    public String visit(Expression.Membership membership) {
        String value = of(membership.value());
        return membership.options().isEmpty()
                ? "(CASE WHEN " + value + " IS NOT NULL THEN false END)"
                : "(" + value + " IN ("
                        + membership.options().stream().map(this::of).collect(Collectors.joining(", ")) + "))";
    }

    @Override
    public String visit(Expression.Arithmetic arithmetic) {
        String left = of(arithmetic.left());
        String right = of(arithmetic.right());
        boolean ofDouble = arithmetic.right().type() == Type.Scalar.DOUBLE;
        if (arithmetic.type() == Type.Scalar.MONEY && ofDouble) {
            return call("scaled", left, right);
        }
        if (ofDouble) {
            return call("finite", left + " " + arithmetic.operator().sign() + " " + right);
        }
        return call(
                "fitting",
                switch (arithmetic.operator()) {
                    case PLUS -> huge(left) + " + " + huge(right);
                    case MINUS -> huge(left) + " - " + huge(right);
                    case TIMES -> huge(left) + " * " + huge(right);
                    case DIVIDED_BY -> huge(left) + " // nullif(" + huge(right) + ", 0)";
                    case MODULO -> huge(left) + " % nullif(" + huge(right) + ", 0)";
                });
    }

    @Override
    public String visit(Expression.Negative negative) {
        String operand = of(negative.operand());
        return negative.type() == Type.Scalar.DOUBLE ? "(- " + operand + ")" : call("fitting", "- " + huge(operand));
    }

    @Override
    public String visit(Expression.Conversion conversion) {
        String operand = of(conversion.operand());
        return conversion.type() == Type.Scalar.DOUBLE ? "(" + operand + ")::DOUBLE" : call("month_of", operand);
    }

    @Override
    public String visit(Expression.Age age) {
        return call("complete_years", of(age.date()), whole(today));
    }

    @Override
    public String visit(Expression.InLast inLast) {
        return call("in_last", of(inLast.month()), of(inLast.months()), of(inLast.skip()), whole(today));
    }

    @Override
    public String visit(Expression.Within within) {
        return call("within", of(within.date()), of(within.months()), whole(today));
    }

    @Override
    public String visit(Expression.Ratio ratio) {
        return call("ratio", "(" + of(ratio.part()) + ")", "(" + of(ratio.whole()) + ")");
    }

    @Override
    public String visit(Expression.PerHead perHead) {
        return call("fitting", call("half_even", "(" + of(perHead.money()) + ")", "(" + of(perHead.heads()) + ")"));
    }

    @Override
    public String visit(Expression.SeriesFigure figure) {
        Expression month = figure.month();
        String series = column("series", figure.series());
        return month == null
                ? call("change_on_year", series, call("month_of", whole(today)))
                : call("value_at", series, of(month));
    }

    @Override
    public String visit(Expression.Rows rows) {
        return column("rows", rows.source().word());
    }

    private String part(String sql) {
        return variables.isEmpty() ? rows.part(sql) : sql;
    }

    /** A list made of another, element by element; {@code belongs} and {@code item} are SQL over the loop's variable. */
    private String loop(Expression list, String variable, Expression inner, Element element) {
        String over = of(list);
        String name = "v" + ++loops;
        String hidden = variables.put(variable, name);
        String made = element.of(name, "(" + of(inner) + ")");
        if (hidden == null) {
            variables.remove(variable);
        } else {
            variables.put(variable, hidden);
        }
        return "list_transform(" + over + ", lambda " + name + ": " + made + ")";
    }

    private interface Element {
        String of(String variable, String inner);
    }

    private static String element(String belongs, String item) {
        return "{'belongs': " + belongs + ", 'item': " + item + "}";
    }

    @Override
    public String visit(Expression.Filter filter) {
        return loop(
                filter.list(),
                filter.variable(),
                filter.condition(),
                (v, condition) -> element(v + ".belongs AND " + condition, v + ".item"));
    }

    @Override
    public String visit(Expression.Mapped mapped) {
        return loop(mapped.list(), mapped.variable(), mapped.value(), (v, value) -> element(v + ".belongs", value));
    }

    @Override
    public String visit(Expression.Quantifier quantifier) {
        Element truth = quantifier.every()
                ? (v, condition) -> "NOT " + v + ".belongs OR " + condition
                : (v, condition) -> v + ".belongs AND " + condition;
        return call(
                quantifier.every() ? "every_of" : "some_of",
                loop(quantifier.list(), quantifier.variable(), quantifier.condition(), truth));
    }

    @Override
    public String visit(Expression.Aggregate aggregate) {
        String list = of(aggregate.list());
        if (aggregate.statistic() == Expression.Statistic.COUNT) {
            return call("count_of", list);
        }
        String items = part(call("items", list));
        Type of = ((Type.ListOf) aggregate.list().type()).element();
        return switch (aggregate.statistic()) {
            case MIN -> call("least_of", items);
            case MAX -> call("greatest_of", items);
            case SUM ->
                of == Type.Scalar.DOUBLE
                        ? call("finite", call("double_sum", items))
                        : call("fitting", call("whole_sum", items));
            default ->
                call(
                        of == Type.Scalar.DOUBLE
                                ? "double_average"
                                : of == Type.Scalar.MONEY ? "money_average" : "whole_average",
                        items);
        };
    }

    /** All of some conditions that are true, added up. */
    static String sum(List<String> terms) {
        return terms.isEmpty() ? whole(0) : "(" + String.join(" + ", terms) + ")";
    }
}

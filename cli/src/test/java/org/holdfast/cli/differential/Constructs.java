package org.holdfast.cli.differential;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;

/** The constructs of the language by name, such as {@code comparison LESS money}. */
final class Constructs {
    private static final List<Type.Scalar> NUMBERS = List.of(Type.Scalar.INT, Type.Scalar.DOUBLE, Type.Scalar.MONEY);
    private static final List<Type.Scalar> ORDERED =
            List.of(Type.Scalar.INT, Type.Scalar.DOUBLE, Type.Scalar.MONEY, Type.Scalar.DATE, Type.Scalar.MONTH);

    private Constructs() {}

    /** All that the facts of a pack may be made of, population figures aside. */
    static Set<String> ofFacts() {
        Set<String> names = new TreeSet<>(Set.of(
                "and",
                "or",
                "not",
                "age",
                "in last",
                "within",
                "per head",
                "as of",
                "series at",
                "series yoy",
                "conditional list",
                "fact list",
                "filter of rows",
                "filter of values",
                "mapped to rows",
                "conversion double",
                "conversion month",
                "count of rows",
                "count of values"));
        for (Expression.Source source : Expression.Source.values()) {
            names.add("rows " + source.word());
        }
        for (Type.Scalar type : Type.Scalar.values()) {
            for (String of :
                    List.of("literal", "parameter", "variable", "fact", "conditional", "membership", "mapped to")) {
                names.add(of + " " + type);
            }
            for (Expression.Relation relation : Expression.Relation.values()) {
                if (ORDERED.contains(type)
                        || relation.sign().endsWith("=") && !relation.sign().matches("[<>]=")) {
                    names.add("comparison " + relation + " " + type);
                }
            }
            // a register has amounts in its ledger, events and assistance only
            for (String of : List.of("household", "place", "upper place", "row")) {
                if (type != Type.Scalar.MONEY || of.equals("row")) {
                    names.add("cell of " + of + " " + type);
                }
            }
        }
        for (String quantifier : List.of("exists", "all")) {
            names.add(quantifier + " over rows");
            names.add(quantifier + " over values");
        }
        for (Type.Scalar type : ORDERED) {
            names.add("MIN of " + type);
            names.add("MAX of " + type);
        }
        for (Type.Scalar type : NUMBERS) {
            names.add("SUM of " + type);
            names.add("AVG of " + type);
            names.add("negative " + type);
            names.add("arithmetic PLUS " + type + " " + type);
            names.add("arithmetic MINUS " + type + " " + type);
        }
        names.addAll(Set.of(
                "ratio double",
                "ratio money",
                "arithmetic TIMES int int",
                "arithmetic TIMES double double",
                "arithmetic TIMES money int",
                "arithmetic TIMES money double",
                "arithmetic DIVIDED_BY int int",
                "arithmetic DIVIDED_BY double double",
                "arithmetic MODULO int int"));
        return names;
    }

    /** Adds what an expression is made of. */
    static void collect(Expression expression, Set<String> to) {
        to.add(name(expression));
        Children.of(expression).forEach(part -> collect(part, to));
        if (expression instanceof Expression.Membership membership) {
            membership.options().forEach(option -> collect(option, to));
        }
    }

    private static String name(Expression expression) {
        if (expression instanceof Expression.Cell cell) {
            return "cell of " + row(cell.row()) + " " + cell.type();
        }
        if (expression instanceof Expression.Comparison comparison) {
            return "comparison " + comparison.relation() + " "
                    + comparison.left().type();
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return "arithmetic " + arithmetic.operator() + " "
                    + arithmetic.left().type() + " " + arithmetic.right().type();
        }
        if (expression instanceof Expression.Aggregate aggregate) {
            Type of = ((Type.ListOf) aggregate.list().type()).element();
            return aggregate.statistic() == Expression.Statistic.COUNT
                    ? "count of " + rowsOrValues(aggregate.list())
                    : aggregate.statistic() + " of " + of;
        }
        if (expression instanceof Expression.Quantifier quantifier) {
            return (quantifier.every() ? "all" : "exists") + " over " + rowsOrValues(quantifier.list());
        }
        if (expression instanceof Expression.Filter filter) {
            return "filter of " + rowsOrValues(filter.list());
        }
        if (expression instanceof Expression.Mapped mapped) {
            return "mapped to " + (mapped.value().type() instanceof Type.Scalar scalar ? scalar : "rows");
        }
        if (expression instanceof Expression.SeriesFigure figure) {
            return figure.month() == null ? "series yoy" : "series at";
        }
        if (expression instanceof Expression.Rows rows) {
            return "rows " + rows.source().word();
        }
        return word(expression) + typed(expression);
    }

    private static String rowsOrValues(Expression list) {
        return ((Type.ListOf) list.type()).element() instanceof Type.Scalar ? "values" : "rows";
    }

    private static String row(Expression.RowReference row) {
        if (row instanceof Expression.RowReference.OfPlace place) {
            return place.level() == null ? "place" : "upper place";
        }
        return row instanceof Expression.RowReference.OfHousehold ? "household" : "row";
    }

    /** The name of the kind of an expression that has no more to tell. */
    private static String word(Expression expression) {
        String name = expression.getClass().getSimpleName().replace("Reference", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }

    private static String typed(Expression expression) {
        if (expression instanceof Expression.Ratio ratio) {
            return " " + ratio.part().type();
        }
        boolean ofOneType = expression instanceof Expression.And
                || expression instanceof Expression.Or
                || expression instanceof Expression.Not
                || expression instanceof Expression.Age
                || expression instanceof Expression.InLast
                || expression instanceof Expression.Within
                || expression instanceof Expression.PerHead
                || expression instanceof Expression.AsOf;
        if (ofOneType) {
            return "";
        }
        Expression told = expression instanceof Expression.Membership membership ? membership.value() : expression;
        return told.type() instanceof Type.ListOf ? " list" : " " + told.type();
    }
}

package org.holdfast.policy.checked;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.column.Months;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Turns a checked CEL tree into an {@link Expression}; whatever has no meaning in a pack is refused. */
final class Translator {
    private final CelAbstractSyntaxTree tree;
    private final Names names;
    private final Predicate<String> excused;
    private final Operands operands;
    private final Map<String, Type> variables = new HashMap<>();

    /** @param excused names that may be missing because the file that declares them could not be read */
    Translator(CelAbstractSyntaxTree tree, Names names, Predicate<String> excused) {
        this.tree = tree;
        this.names = names;
        this.operands = new Operands(names.decimals());
        this.excused = excused;
    }

    Expression translate() throws Refused {
        return expression(tree.getExpr());
    }

    private Expression expression(CelExpr node) throws Refused {
        CelExpr macro = tree.getSource().getMacroCalls().get(node.id());
        if (macro != null) {
            return macro(node.id(), macro.call());
        }
        return switch (node.getKind()) {
            case CONSTANT -> constant(node.id(), node.constant());
            case IDENT -> identifier(node.id(), node.ident().name());
            case SELECT -> select(node);
            case CALL -> call(node.id(), node.call());
            default ->
                throw new Refused(
                        Fault.NOT_IN_LANGUAGE, node.id(), "packs have no maps, messages or lists of their own", null);
        };
    }

    private static Expression.Literal constant(long id, CelConstant constant) throws Refused {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Expression.Literal(Type.Scalar.BOOL, constant.booleanValue());
            case INT64_VALUE -> new Expression.Literal(Type.Scalar.INT, constant.int64Value());
            case DOUBLE_VALUE -> new Expression.Literal(Type.Scalar.DOUBLE, finite(id, constant.doubleValue()));
            case STRING_VALUE -> new Expression.Literal(Type.Scalar.STRING, constant.stringValue());
            case NULL_VALUE ->
                throw new Refused(
                        Fault.NOT_IN_LANGUAGE,
                        id,
                        "packs have no null: an unknown value makes its condition unknown by itself",
                        "leave the comparison with null out");
            default -> throw new Refused(Fault.NOT_IN_LANGUAGE, id, "packs have no constant of this kind", null);
        };
    }

    private static double finite(long id, double value) throws Refused {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new Refused(Fault.WRONG_VALUE, id, "this number is too large", null);
    }

    private Expression identifier(long id, String name) throws Refused {
        Type variable = variables.get(name);
        if (variable instanceof Type.Scalar scalar) {
            return new Expression.Variable(name, scalar);
        }
        Optional<Expression.Source> source = Names.source(name);
        if (variable == null && source.isPresent()) {
            return new Expression.Rows(source.get());
        }
        Type fact = names.facts().get(name);
        if (variable == null && fact != null) {
            return new Expression.FactReference(name, fact);
        }
        return switch (variable == null ? name : "") {
            case "as_of" -> new Expression.AsOf();
            case "level" -> new Expression.DecisionReference(Expression.Decided.LEVEL);
            case "category" -> new Expression.DecisionReference(Expression.Decided.CATEGORY);
            case "score" -> new Expression.DecisionReference(Expression.Decided.SCORE);
            default ->
                throw new Refused(
                        Fault.WRONG_TYPE,
                        id,
                        "'" + name + "' is a whole row, not a value",
                        "name a column: '" + name + ".…'");
        };
    }

    private Expression select(CelExpr node) throws Refused {
        CelExpr operand = node.select().operand();
        String field = node.select().field();
        if (operand.getKind() == CelExpr.ExprKind.Kind.CALL
                && operand.call().function().equals("up")) {
            return cell(new Expression.RowReference.OfPlace(levelOf(operand)), "place", field);
        }
        if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            throw new Refused(
                    Fault.NOT_IN_LANGUAGE,
                    operand.id(),
                    "a column is named of household, place or a list operation's row",
                    "write it like 'household.place_id' or 'members.exists(m, m.enrolled)'");
        }
        String name = operand.ident().name();
        Type variable = variables.get(name);
        if (variable instanceof Type.Row row) {
            return cell(new Expression.RowReference.OfVariable(name), row.table(), field);
        }
        return switch (name) {
            case "household" -> cell(new Expression.RowReference.OfHousehold(), name, field);
            case "place" -> cell(new Expression.RowReference.OfPlace(null), name, field);
            case "param" -> new Expression.ParameterReference(field, known(names.parameters(), field));
            case "population" -> new Expression.PopulationReference(field, known(names.population(), field));
            case "indicator" -> new Expression.IndicatorReference(field);
            default -> new Expression.IndicatorCount(field, name.equals("unknown"));
        };
    }

    private static <T> T known(Map<String, T> declared, String name) {
        T value = declared.get(name);
        if (value == null) {
            throw new IllegalStateException("The type checker let the unknown name '" + name + "' pass");
        }
        return value;
    }

    private Expression cell(Expression.RowReference row, String table, String column) {
        return new Expression.Cell(row, table, column, known(names.columns(table), column));
    }

    private String levelOf(CelExpr up) throws Refused {
        CelExpr argument = up.call().args().get(0);
        String level = text(argument);
        CelExpr target = up.call().target().orElseThrow();
        if (target.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            throw new Refused(
                    Fault.NOT_IN_LANGUAGE,
                    up.id(),
                    "up() is said once, of the household's place",
                    "name the level you want");
        }
        if (!Names.LEVELS_OF_PLACES.contains(level)) {
            throw new Refused(
                    Fault.UNKNOWN_OPTION,
                    argument.id(),
                    "places have no level '" + level + "'",
                    Suggestion.didYouMean(level, Names.LEVELS_OF_PLACES));
        }
        return level;
    }

    private static String text(CelExpr argument) throws Refused {
        if (argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            return argument.constant().stringValue();
        }
        throw new Refused(Fault.NOT_IN_LANGUAGE, argument.id(), "a text in quotes is expected here", null);
    }

    private Expression macro(long id, CelExpr.CelCall call) throws Refused {
        String function = call.function();
        if (call.target().isEmpty()) {
            throw new Refused(
                    Fault.NOT_IN_LANGUAGE,
                    id,
                    "packs have no " + function + "(): an unknown value makes its condition unknown by itself",
                    null);
        }
        if (function.equals("exists_one")) {
            throw new Refused(
                    Fault.NOT_IN_LANGUAGE,
                    id,
                    "packs have no exists_one()",
                    "'L.filter(x, p).count() == 1' says exactly one");
        }
        Expression list = expression(call.target().get());
        if (!(list.type() instanceof Type.ListOf listOf)) {
            throw new Refused(Fault.WRONG_TYPE, id, function + "() needs a list, not " + list.type(), null);
        }
        String variable = call.args().get(0).ident().name();
        Type hidden = variables.put(variable, listOf.element());
        try {
            Expression first = expression(call.args().get(1));
            return switch (function) {
                case "exists" -> new Expression.Quantifier(false, list, variable, first);
                case "all" -> new Expression.Quantifier(true, list, variable, first);
                case "filter" -> new Expression.Filter(list, variable, first);
                case "map" ->
                    call.args().size() == 2
                            ? new Expression.Mapped(list, variable, first)
                            : new Expression.Mapped(
                                    new Expression.Filter(list, variable, first),
                                    variable,
                                    expression(call.args().get(2)));
                default -> throw new Refused(Fault.NOT_IN_LANGUAGE, id, "packs have no " + function + "()", null);
            };
        } finally {
            if (hidden == null) {
                variables.remove(variable);
            } else {
                variables.put(variable, hidden);
            }
        }
    }

    private Expression call(long id, CelExpr.CelCall call) throws Refused {
        List<CelExpr> arguments = call.args();
        if (call.target().isPresent()) {
            return member(id, call, call.target().get());
        }
        return switch (call.function()) {
            case "_&&_" -> new Expression.And(expression(arguments.get(0)), expression(arguments.get(1)));
            case "_||_" -> new Expression.Or(expression(arguments.get(0)), expression(arguments.get(1)));
            case "!_" -> new Expression.Not(expression(arguments.get(0)));
            case "_?_:_" ->
                operands.conditional(
                        id, expression(arguments.get(0)), expression(arguments.get(1)), expression(arguments.get(2)));
            case "-_" -> new Expression.Negative(expression(arguments.get(0)));
            case "@in", "_in_", "in" -> in(id, arguments);
            case "age" -> new Expression.Age(expression(arguments.get(0)));
            case "in_last" ->
                new Expression.InLast(
                        expression(arguments.get(0)),
                        expression(arguments.get(1)),
                        arguments.size() == 3
                                ? expression(arguments.get(2))
                                : new Expression.Literal(Type.Scalar.INT, 0L));
            case "within" -> new Expression.Within(expression(arguments.get(0)), expression(arguments.get(1)));
            case "ratio" -> operands.ratio(id, expression(arguments.get(0)), expression(arguments.get(1)));
            case "per_head" -> new Expression.PerHead(expression(arguments.get(0)), expression(arguments.get(1)));
            case "date" -> date(arguments.get(0));
            case "month" -> month(arguments.get(0));
            case "double" -> operands.toDouble(id, expression(arguments.get(0)));
            default -> binary(id, call.function(), arguments);
        };
    }

    private Expression binary(long id, String function, List<CelExpr> arguments) throws Refused {
        String sign = function.replace("_", "");
        if (arguments.size() == 2) {
            for (Expression.Relation relation : Expression.Relation.values()) {
                if (relation.sign().equals(sign)) {
                    Expression left = expression(arguments.get(0));
                    Expression right = expression(arguments.get(1));
                    checkOptions(arguments.get(1).id(), left, right);
                    checkOptions(arguments.get(0).id(), right, left);
                    return operands.comparison(id, relation, left, right);
                }
            }
            for (Expression.Operator operator : Expression.Operator.values()) {
                if (operator.sign().equals(sign)) {
                    return operands.arithmetic(
                            id, operator, expression(arguments.get(0)), expression(arguments.get(1)));
                }
            }
        }
        throw notInLanguage(id, function);
    }

    private static Refused notInLanguage(long id, String function) {
        return switch (function) {
            case "up" ->
                new Refused(
                        Fault.WRONG_TYPE,
                        id,
                        "up() yields a whole row, not a value",
                        "name a column: \"place.up('county').…\"");
            case "series" ->
                new Refused(Fault.WRONG_TYPE, id, "a series is not a value", "write series('cpi').yoy() or .at(month)");
            case "_[_]" ->
                new Refused(
                        Fault.NOT_IN_LANGUAGE,
                        id,
                        "rows have no numbers",
                        "ask .exists(x, …) or take .map(x, …).max()");
            case "size" -> new Refused(Fault.NOT_IN_LANGUAGE, id, "packs have no function 'size'", "use '.count()'");
            default ->
                new Refused(
                        Fault.NOT_IN_LANGUAGE,
                        id,
                        "packs have no function '" + function + "'",
                        "docs/pack-authors.md lists what there is");
        };
    }

    private Expression in(long id, List<CelExpr> arguments) throws Refused {
        if (arguments.get(1).getKind() != CelExpr.ExprKind.Kind.LIST) {
            throw new Refused(Fault.NOT_IN_LANGUAGE, id, "'in' needs a list of constants: x in ['a', 'b']", null);
        }
        Expression value = expression(arguments.get(0));
        List<Expression.Literal> options = new ArrayList<>();
        for (CelExpr element : arguments.get(1).list().elements()) {
            Expression.Literal option = operands.option(element.id(), value, expression(element));
            checkOptions(element.id(), value, option);
            options.add(option);
        }
        return new Expression.Membership(value, options);
    }

    /** Refuses a text that the other side can never be. */
    private void checkOptions(long id, Expression value, Expression constant) throws Refused {
        if (!(constant instanceof Expression.Literal literal) || literal.type() != Type.Scalar.STRING) {
            return;
        }
        List<String> options = List.of();
        String what = "this";
        if (value instanceof Expression.Cell cell) {
            options = Names.options(cell);
            what = "column '" + cell.column() + "'";
        } else if (value instanceof Expression.DecisionReference decision) {
            options = decision.what() == Expression.Decided.LEVEL ? names.levels() : names.categories();
            what = decision.what() == Expression.Decided.LEVEL ? "the level" : "the category";
        }
        String text = (String) literal.value();
        boolean decided = value instanceof Expression.DecisionReference;
        if (!options.isEmpty() && !options.contains(text) && !(decided && excused.test("level." + text))) {
            String near = Suggestion.didYouMean(text, options);
            throw new Refused(
                    Fault.UNKNOWN_OPTION,
                    id,
                    what + " is never '" + text + "'",
                    near != null ? near : "it is one of " + String.join(", ", options));
        }
    }

    private static Expression date(CelExpr argument) throws Refused {
        try {
            return new Expression.Literal(
                    Type.Scalar.DATE, IsoDate.parse(text(argument)).toEpochDay());
        } catch (DateTimeException wrong) {
            throw new Refused(Fault.WRONG_VALUE, argument.id(), "a date is written like '2024-06-30'", null);
        }
    }

    private Expression month(CelExpr argument) throws Refused {
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            Expression date = expression(argument);
            if (date.type() != Type.Scalar.DATE) {
                throw new Refused(
                        Fault.WRONG_TYPE, argument.id(), "month() takes a date or a text such as '2024-06'", null);
            }
            return new Expression.Conversion(date, Type.Scalar.MONTH);
        }
        try {
            return new Expression.Literal(Type.Scalar.MONTH, (long) Months.parse(text(argument)));
        } catch (DateTimeException wrong) {
            throw new Refused(Fault.WRONG_VALUE, argument.id(), "a month is written like '2024-06'", null);
        }
    }

    private Expression member(long id, CelExpr.CelCall call, CelExpr target) throws Refused {
        return switch (call.function()) {
            case "yoy", "at" ->
                new Expression.SeriesFigure(
                        seriesName(target),
                        call.function().equals("at") ? expression(call.args().get(0)) : null);
            case "count", "sum", "min", "max", "avg" -> {
                Expression list = expression(target);
                yield operands.aggregate(id, call.function(), list);
            }
            default -> throw notInLanguage(id, call.function());
        };
    }

    private static String seriesName(CelExpr target) throws Refused {
        if (target.getKind() != CelExpr.ExprKind.Kind.CALL
                || !target.call().function().equals("series")) {
            throw new Refused(
                    Fault.NOT_IN_LANGUAGE,
                    target.id(),
                    "a series is named where it is used",
                    "write series('cpi').yoy()");
        }
        return text(target.call().args().get(0));
    }

    /** A number as it would be written for money: exact, without trailing zeros. */
    static @Nullable BigDecimal amount(Expression.Literal literal) {
        if (literal.type() == Type.Scalar.INT) {
            return BigDecimal.valueOf((Long) literal.value());
        }
        if (literal.type() == Type.Scalar.DOUBLE) {
            return plain(BigDecimal.valueOf((Double) literal.value()));
        }
        return null;
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

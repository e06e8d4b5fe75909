package org.holdfast.policy.checked;

import static org.holdfast.policy.expression.Type.Scalar.DOUBLE;
import static org.holdfast.policy.expression.Type.Scalar.INT;
import static org.holdfast.policy.expression.Type.Scalar.MONEY;
import static org.holdfast.policy.expression.Type.Scalar.STRING;

import java.math.BigDecimal;
import java.util.Locale;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.source.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Brings the operands of an operation to one type where the meaning is exact (a literal 5000 beside money, a count
 * beside a double), and refuses with the way out where it is not.
 */
final class Operands {
    static final int LONGEST_AMOUNT = 14;
    private final int decimals;

    /** @param decimals how many an amount may have */
    Operands(int decimals) {
        this.decimals = decimals;
    }

    Expression comparison(long id, Expression.Relation relation, Expression left, Expression right) throws Refused {
        Expression first = beside(id, left, right.type());
        Expression second = beside(id, right, first.type());
        boolean ordered = relation != Expression.Relation.EQUAL && relation != Expression.Relation.UNEQUAL;
        if (ordered && (first.type() == STRING || first.type() == Type.Scalar.BOOL)) {
            throw new Refused(Fault.NOT_IN_LANGUAGE, id, "texts and conditions have no order", "use == or in [...]");
        }
        if (!(first.type() instanceof Type.Scalar)) {
            throw new Refused(
                    Fault.NOT_IN_LANGUAGE, id, "lists and rows cannot be compared", "compare a column or a figure");
        }
        return new Expression.Comparison(relation, first, second);
    }

    Expression conditional(long id, Expression condition, Expression then, Expression otherwise) throws Refused {
        Expression first = beside(id, then, otherwise.type());
        return new Expression.Conditional(condition, first, beside(id, otherwise, first.type()));
    }

    Expression arithmetic(long id, Expression.Operator operator, Expression left, Expression right) throws Refused {
        if (operator == Expression.Operator.TIMES && (left.type() == MONEY || right.type() == MONEY)) {
            return left.type() == MONEY
                    ? new Expression.Arithmetic(operator, left, right, MONEY)
                    : new Expression.Arithmetic(operator, right, left, MONEY);
        }
        Expression first = beside(id, left, right.type());
        Expression second = beside(id, right, first.type());
        if (first.type() == INT || first.type() == DOUBLE || first.type() == MONEY) {
            return new Expression.Arithmetic(operator, first, second, (Type.Scalar) first.type());
        }
        throw new Refused(
                Fault.NOT_IN_LANGUAGE,
                id,
                "'" + operator.sign() + "' is not for " + first.type(),
                "it is for numbers and money");
    }

    Expression ratio(long id, Expression part, Expression whole) throws Refused {
        return part.type() == MONEY || whole.type() == MONEY
                ? new Expression.Ratio(beside(id, part, MONEY), beside(id, whole, MONEY))
                : new Expression.Ratio(asDouble(part), asDouble(whole));
    }

    /** A constant that a value may be, as the value's type. */
    Expression.Literal option(long id, Expression value, Expression option) throws Refused {
        if (beside(id, option, value.type()) instanceof Expression.Literal literal
                && literal.type().equals(value.type())) {
            return literal;
        }
        throw new Refused(
                Fault.NOT_IN_LANGUAGE, id, "'in' needs a list of constants of the type " + value.type(), null);
    }

    Expression toDouble(long id, Expression operand) throws Refused {
        if (operand.type() == INT || operand.type() == DOUBLE) {
            return asDouble(operand);
        }
        throw new Refused(Fault.NOT_IN_LANGUAGE, id, "double() takes a whole number, not " + operand.type(), null);
    }

    Expression aggregate(long id, String function, Expression list) throws Refused {
        Expression.Statistic statistic = Expression.Statistic.valueOf(function.toUpperCase(Locale.ROOT));
        if (statistic == Expression.Statistic.COUNT) {
            return new Expression.Aggregate(statistic, list, INT);
        }
        if (list.type() instanceof Type.ListOf listOf && listOf.element() instanceof Type.Scalar element) {
            boolean average = statistic == Expression.Statistic.AVG && element == INT;
            return new Expression.Aggregate(statistic, list, average ? DOUBLE : element);
        }
        throw new Refused(
                Fault.WRONG_TYPE, id, function + "() needs a list of numbers", "map the rows to a column first");
    }

    /** The expression as a given type, where that is exact. */
    Expression as(long id, Expression value, Type type) throws Refused {
        Expression converted = beside(id, value, type);
        if (!converted.type().equals(type)) {
            throw new Refused(Fault.WRONG_TYPE, id, "expected " + type + ", but this is " + converted.type(), null);
        }
        return converted;
    }

    /** A value beside one of another type: literals become money, whole numbers doubles; else as it is. */
    private Expression beside(long id, Expression value, Type other) throws Refused {
        if (other == MONEY && (value.type() == INT || value.type() == DOUBLE)) {
            BigDecimal amount = amountOf(value);
            if (amount == null) {
                throw new Refused(
                        Fault.WRONG_TYPE,
                        id,
                        "money meets a number that is not an amount",
                        "compare shares with ratio(a, b), or divide money with per_head(m, n)");
            }
            requireExact(id, amount);
            return new Expression.Literal(MONEY, amount);
        }
        return other == DOUBLE && value.type() == INT ? asDouble(value) : value;
    }

    private void requireExact(long id, BigDecimal amount) throws Refused {
        if (amount.scale() > decimals) {
            throw new Refused(
                    Fault.WRONG_VALUE, id, "an amount has at most " + decimals + " decimals", "round it yourself");
        }
        if (amount.precision() - amount.scale() > LONGEST_AMOUNT) {
            throw new Refused(
                    Fault.WRONG_VALUE,
                    id,
                    "an amount has at most " + LONGEST_AMOUNT + " digits before the point",
                    null);
        }
    }

    private static @Nullable BigDecimal amountOf(Expression value) {
        if (value instanceof Expression.Literal literal) {
            return Translator.amount(literal);
        }
        if (value instanceof Expression.Negative negative && negative.operand() instanceof Expression.Literal literal) {
            BigDecimal amount = Translator.amount(literal);
            return amount == null ? null : amount.negate();
        }
        return null;
    }

    private static Expression asDouble(Expression value) {
        if (value.type() == DOUBLE) {
            return value;
        }
        return value instanceof Expression.Literal literal
                ? new Expression.Literal(DOUBLE, ((Long) literal.value()).doubleValue())
                : new Expression.Conversion(value, DOUBLE);
    }
}

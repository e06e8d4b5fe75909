package org.holdfast.cli.differential;

import static org.holdfast.policy.expression.Type.Scalar.DATE;
import static org.holdfast.policy.expression.Type.Scalar.DOUBLE;
import static org.holdfast.policy.expression.Type.Scalar.INT;
import static org.holdfast.policy.expression.Type.Scalar.MONEY;
import static org.holdfast.policy.expression.Type.Scalar.MONTH;

import org.holdfast.policy.expression.Type;

/** Random whole numbers, doubles, amounts, dates and months. */
final class RandomFigure {
    private final Draw draw;
    private final RandomExpression expression;

    RandomFigure(Draw draw, RandomExpression expression) {
        this.draw = draw;
        this.expression = expression;
    }

    String of(Type.Scalar type, Sight sight, int depth) {
        int less = expression.less(depth);
        if (draw.of(0.12)) {
            return conditional(type, sight, depth);
        }
        return switch (type) {
            case INT -> whole(sight, less);
            case DOUBLE -> decimal(sight, less);
            case MONEY -> money(sight, less);
            case DATE -> statistic(DATE, draw.pick("min", "max"), sight, less);
            default ->
                draw.of(0.5)
                        ? "month(" + expression.of(DATE, sight, less) + ")"
                        : statistic(MONTH, draw.pick("min", "max"), sight, less);
        };
    }

    private String conditional(Type.Scalar type, Sight sight, int depth) {
        String one = expression.of(type, sight, expression.less(depth));
        Type.Scalar beside = type == DOUBLE && draw.of(0.3) ? INT : type;
        String other = expression.orLiteral(beside, sight, expression.less(depth));
        return draw.of(0.5)
                ? expression.conditional(sight, depth, one, other)
                : expression.conditional(sight, depth, other, one);
    }

    private String statistic(Type.Scalar of, String statistic, Sight sight, int depth) {
        return expression.list().values(of, sight, depth) + "." + statistic + "()";
    }

    private String whole(Sight sight, int depth) {
        return draw.<String>choice()
                .or(6, () -> expression.list().any(sight, depth) + ".count()")
                .or(5, () -> statistic(INT, draw.pick("sum", "min", "max"), sight, depth))
                .or(3, () -> "age(" + expression.of(DATE, sight, depth) + ")")
                .or(4, () -> operation(INT, INT, draw.pick(" + ", " - ", " * "), sight, depth))
                .or(1, () -> operation(INT, INT, draw.pick(" / ", " % "), sight, depth))
                .or(1, () -> "-(" + expression.of(INT, sight, depth) + ")")
                .make();
    }

    private String decimal(Sight sight, int depth) {
        return draw.<String>choice()
                .or(3, () -> "double(" + expression.of(draw.pick(INT, INT, DOUBLE), sight, depth) + ")")
                .or(4, () -> operation(DOUBLE, DOUBLE, draw.pick(" + ", " - ", " * ", " / "), sight, depth))
                .or(2, () -> operation(DOUBLE, INT, draw.pick(" + ", " - ", " * ", " / "), sight, depth))
                .or(2, () -> operation(INT, DOUBLE, draw.pick(" + ", " - ", " * ", " / "), sight, depth))
                .or(5, () -> ratio(sight, depth))
                .or(3, () -> series(sight, depth))
                .or(4, () -> statistic(DOUBLE, draw.pick("sum", "min", "max", "avg"), sight, depth))
                .or(2, () -> statistic(INT, "avg", sight, depth))
                .or(1, () -> "-(" + expression.of(DOUBLE, sight, depth) + ")")
                .make();
    }

    private String money(Sight sight, int depth) {
        return draw.<String>choice()
                .or(6, () -> statistic(MONEY, draw.pick("sum", "sum", "min", "max", "avg"), sight, depth))
                .or(4, () -> operation(MONEY, MONEY, draw.pick(" + ", " - "), sight, depth))
                .or(2, () -> either(MONEY, INT, sight, depth))
                .or(3, () -> either(MONEY, DOUBLE, sight, depth))
                .or(
                        4,
                        () -> "per_head(" + expression.of(MONEY, sight, depth) + ", " + expression.of(INT, sight, depth)
                                + ")")
                .or(1, () -> "-(" + expression.of(MONEY, sight, depth) + ")")
                .make();
    }

    /** Money times a number, or a number times money. */
    private String either(Type.Scalar money, Type.Scalar number, Sight sight, int depth) {
        String one = expression.of(money, sight, depth);
        String other = expression.orLiteral(number, sight, depth);
        return draw.of(0.5) ? "(" + one + " * " + other + ")" : "(" + other + " * " + one + ")";
    }

    private String operation(Type.Scalar one, Type.Scalar other, String sign, Sight sight, int depth) {
        String first = expression.of(one, sight, depth);
        String second = expression.orLiteral(other, sight, depth);
        return one == other && draw.of(0.3) ? "(" + second + sign + first + ")" : "(" + first + sign + second + ")";
    }

    private String ratio(Sight sight, int depth) {
        Type.Scalar one = draw.pick(MONEY, INT, DOUBLE);
        Type.Scalar other = one == MONEY ? MONEY : draw.pick(INT, DOUBLE);
        String first = expression.of(one, sight, depth);
        String second = draw.of(0.2) ? expression.literal(other, sight) : expression.of(other, sight, depth);
        return draw.of(0.8) ? "ratio(" + first + ", " + second + ")" : "ratio(" + second + ", " + first + ")";
    }

    private String series(Sight sight, int depth) {
        String series = "series(" + RandomLiteral.quoted(draw.pick(Vocabulary.SERIES)) + ")";
        return draw.of(0.5) ? series + ".yoy()" : series + ".at(" + expression.of(MONTH, sight, depth) + ")";
    }
}

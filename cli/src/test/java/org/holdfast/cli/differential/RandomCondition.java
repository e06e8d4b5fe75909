package org.holdfast.cli.differential;

import java.util.List;
import org.holdfast.policy.expression.Type;

/** Random conditions. */
final class RandomCondition {
    private final Draw draw;
    private final RandomExpression expression;

    RandomCondition(Draw draw, RandomExpression expression) {
        this.draw = draw;
        this.expression = expression;
    }

    String of(Sight sight, int depth) {
        return draw.<String>choice()
                .or(12, () -> comparison(sight, expression.less(depth)))
                .or(6, () -> membership(sight, expression.less(depth)))
                .or(8, () -> quantifier(sight, expression.less(depth)))
                .or(4, () -> part(sight, depth) + " && " + part(sight, depth))
                .or(4, () -> part(sight, depth) + " || " + part(sight, depth))
                .or(3, () -> "!" + part(sight, depth))
                .or(3, () -> inLast(sight, expression.less(depth)))
                .or(3, () -> within(sight, expression.less(depth)))
                .or(2, () -> expression.conditional(sight, depth, part(sight, depth), part(sight, depth)))
                .make();
    }

    private String part(Sight sight, int depth) {
        return "(" + expression.of(Type.Scalar.BOOL, sight, expression.less(depth)) + ")";
    }

    private String comparison(Sight sight, int depth) {
        return draw.<String>choice()
                .or(6, () -> ordered(Type.Scalar.INT, sight, depth))
                .or(4, () -> ordered(Type.Scalar.DOUBLE, sight, depth))
                .or(6, () -> ordered(Type.Scalar.MONEY, sight, depth))
                .or(2, () -> ordered(Type.Scalar.DATE, sight, depth))
                .or(2, () -> ordered(Type.Scalar.MONTH, sight, depth))
                .or(2, () -> mixed(sight, depth))
                .or(5, () -> equality(sight, depth))
                .or(
                        1,
                        () -> part(sight, depth)
                                + draw.pick(" == ", " != ")
                                + draw.pick("true", "false", part(sight, depth)))
                .make();
    }

    private String ordered(Type.Scalar type, Sight sight, int depth) {
        return sides(expression.of(type, sight, depth), expression.orLiteral(type, sight, depth));
    }

    /** A whole number beside a double. */
    private String mixed(Sight sight, int depth) {
        return sides(
                expression.orLiteral(Type.Scalar.INT, sight, depth),
                expression.orLiteral(Type.Scalar.DOUBLE, sight, depth));
    }

    private String sides(String one, String other) {
        String relation = draw.pick(" == ", " != ", " < ", " <= ", " > ", " >= ");
        return draw.of(0.7) ? one + relation + other : other + relation + one;
    }

    private String equality(Sight sight, int depth) {
        Sight.Word one = expression.text(sight, depth);
        String other = draw.of(0.7)
                ? text(one.options(), sight)
                : expression.text(sight, depth).text();
        String relation = draw.pick(" == ", " == ", " != ");
        return draw.of(0.7) ? one.text() + relation + other : other + relation + one.text();
    }

    private String text(List<String> options, Sight sight) {
        return options.isEmpty()
                ? expression.literal(Type.Scalar.STRING, sight)
                : RandomLiteral.quoted(draw.pick(options));
    }

    private String membership(Sight sight, int depth) {
        Type.Scalar type = draw.pick(Type.Scalar.values());
        if (type == Type.Scalar.STRING || draw.of(0.4)) {
            Sight.Word one = expression.text(sight, depth);
            List<String> options = one.options().isEmpty()
                    ? expression.literal().options(Type.Scalar.STRING, sight.decimals())
                    : draw.some(one.options(), 4).stream()
                            .map(RandomLiteral::quoted)
                            .toList();
            return one.text() + " in [" + String.join(", ", options) + "]";
        }
        String value = type == Type.Scalar.BOOL ? part(sight, depth) : expression.of(type, sight, depth);
        return value + " in [" + String.join(", ", expression.literal().options(type, sight.decimals())) + "]";
    }

    private String quantifier(Sight sight, int depth) {
        RandomList.Loop loop = expression.list().loop(sight, depth);
        return loop.list() + draw.pick(".exists(", ".exists(", ".all(") + loop.variable() + ", "
                + expression.of(Type.Scalar.BOOL, loop.sight(), depth) + ")";
    }

    private String inLast(Sight sight, int depth) {
        return "in_last(" + expression.of(Type.Scalar.MONTH, sight, depth) + ", " + months(sight, depth)
                + (draw.of(0.4) ? ", " + months(sight, depth) : "") + ")";
    }

    private String within(Sight sight, int depth) {
        return "within(" + expression.of(Type.Scalar.DATE, sight, depth) + ", " + months(sight, depth) + ")";
    }

    private String months(Sight sight, int depth) {
        return draw.of(0.8) ? expression.literal().count() : expression.of(Type.Scalar.INT, sight, depth);
    }
}

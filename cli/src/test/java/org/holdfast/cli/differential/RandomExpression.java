package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.policy.expression.Type;

/**
 * Random expressions of a type, as text, over all that the language has. An expression of money is always of that type
 * by itself; a plain number stands in for an amount only beside one.
 */
final class RandomExpression {
    private final Draw draw;
    private final RandomLiteral literal;
    private final RandomCondition condition;
    private final RandomFigure figure;
    private final RandomList list;

    RandomExpression(Draw draw, LocalDate asOf) {
        this.draw = draw;
        this.literal = new RandomLiteral(draw, asOf);
        this.condition = new RandomCondition(draw, this);
        this.figure = new RandomFigure(draw, this);
        this.list = new RandomList(draw, this);
    }

    RandomLiteral literal() {
        return literal;
    }

    RandomList list() {
        return list;
    }

    /** An expression of a type, at most {@code depth} operations deep or a little more. */
    String of(Type.Scalar type, Sight sight, int depth) {
        if (depth <= 0 || draw.of(0.08)) {
            return leaf(type, sight);
        }
        return switch (type) {
            case BOOL -> condition.of(sight, depth);
            case STRING -> text(sight, depth).text();
            default -> figure.of(type, sight, depth);
        };
    }

    /** The depth for a part of an expression. */
    int less(int depth) {
        return depth - draw.pick(1, 1, 2);
    }

    /** A constant of a type, in the number of decimals in sight. */
    String literal(Type.Scalar type, Sight sight) {
        return literal.of(type, sight.decimals());
    }

    /** An expression, or a constant beside it. */
    String orLiteral(Type.Scalar type, Sight sight, int depth) {
        return draw.of(0.55) ? literal(type, sight) : of(type, sight, depth);
    }

    /** One of two values, by a condition. */
    String conditional(Sight sight, int depth, String then, String otherwise) {
        return "(" + of(Type.Scalar.BOOL, sight, less(depth)) + " ? " + then + " : " + otherwise + ")";
    }

    /** A text, and what it can be where that is known. */
    Sight.Word text(Sight sight, int depth) {
        if (depth > 0 && draw.of(0.2)) {
            return Sight.Word.of(conditional(
                    sight,
                    depth,
                    orLiteral(Type.Scalar.STRING, sight, less(depth)),
                    of(Type.Scalar.STRING, sight, less(depth))));
        }
        return word(Type.Scalar.STRING, sight);
    }

    private String leaf(Type.Scalar type, Sight sight) {
        if (type == Type.Scalar.MONEY || type == Type.Scalar.STRING) {
            return word(type, sight).text();
        }
        return draw.of(type == Type.Scalar.BOOL ? 0.05 : 0.25)
                ? literal(type, sight)
                : word(type, sight).text();
    }

    /** A name of a type, or the simplest figure of it where there is none. */
    private Sight.Word word(Type.Scalar type, Sight sight) {
        List<Sight.Word> ofVariables = sight.ofVariables(type);
        List<Sight.Word> ofFacts = sight.ofFacts(type);
        List<Sight.Word> ofPolicy = sight.ofPolicy(type);
        List<Sight.Word> ofResults = sight.ofResults(type);
        List<Sight.Word> ofHousehold = sight.cells("household", "household", type);
        List<Sight.Word> ofPlace = sight.cells("place", "place", type);
        List<Sight.Word> ofUpper = sight.cells("place.up('" + draw.pick(Sight.PLACE_LEVELS) + "')", "place", type);
        return draw.<Sight.Word>choice()
                .or(ofVariables.isEmpty() ? 0 : 12, () -> draw.pick(ofVariables))
                .or(ofFacts.isEmpty() ? 0 : 6, () -> draw.pick(ofFacts))
                .or(ofPolicy.isEmpty() ? 0 : 3, () -> draw.pick(ofPolicy))
                .or(ofResults.isEmpty() ? 0 : 6, () -> draw.pick(ofResults))
                .or(ofHousehold.isEmpty() ? 0 : 4, () -> draw.pick(ofHousehold))
                .or(ofPlace.isEmpty() ? 0 : 1, () -> draw.pick(ofPlace))
                .or(ofUpper.isEmpty() ? 0 : 1, () -> draw.pick(ofUpper))
                .or(1, () -> Sight.Word.of(simplest(type)))
                .make();
    }

    private String simplest(Type.Scalar type) {
        return switch (type) {
            case BOOL -> draw.pick("members.exists(m, m.enrolled)", "events.all(e, e.type == 'fire')");
            case INT -> draw.pick("members.count()", "events.count()", "hazards.count()");
            case DOUBLE -> draw.pick("household.weight", "household.arable_land");
            case MONEY ->
                draw.pick(
                        "ledger.map(l, l.amount).sum()",
                        "events.map(e, e.loss).sum()",
                        "assistance.map(a, a.amount).max()");
            case DATE -> "as_of";
            case MONTH -> "month(as_of)";
            case STRING -> "place.place_id";
        };
    }
}

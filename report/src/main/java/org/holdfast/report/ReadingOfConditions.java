package org.holdfast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Expression.Relation;
import org.jspecify.annotations.Nullable;

/** The part of a reading that is about what is true: comparisons, choices, negations, and lists of conditions. */
final class ReadingOfConditions {
    private final Voice voice;
    private final Reading reading;

    ReadingOfConditions(Voice voice, Reading reading) {
        this.voice = voice;
        this.reading = reading;
    }

    /** A condition as a paragraph, with a list where several conditions must, or may, hold. */
    static Markup block(Expression expression, Voice voice) {
        Reading reading = new Reading(voice);
        return new ReadingOfConditions(voice, reading).block(expression);
    }

    private Markup block(Expression expression) {
        boolean all = expression instanceof Expression.And;
        if (!all && !(expression instanceof Expression.Or)) {
            return Markup.tag("p").around(reading.of(expression));
        }
        return Markup.of(
                Markup.tag("p").around(voice.say(all ? "say.allOf" : "say.anyOf")),
                Markup.tag("ul")
                        .around(operands(expression).stream()
                                .map(part -> Markup.tag("li").around(block(part)))));
    }

    /** What a chain of the same connective connects. */
    private static List<Expression> operands(Expression expression) {
        List<Expression> operands = new ArrayList<>();
        boolean all = expression instanceof Expression.And;
        List<Expression> sides = expression instanceof Expression.And and
                ? List.of(and.left(), and.right())
                : List.of(((Expression.Or) expression).left(), ((Expression.Or) expression).right());
        for (Expression side : sides) {
            boolean same = all ? side instanceof Expression.And : side instanceof Expression.Or;
            operands.addAll(same ? operands(side) : List.of(side));
        }
        return operands;
    }

    Markup joined(Expression expression, String connective) {
        return Markup.joined(
                voice.words().getOrDefault(connective, " "),
                operands(expression).stream().map(reading::part).toList());
    }

    /** A yes-or-no column, in a sentence of its own where there is one. */
    Markup holds(Expression.Cell cell, boolean yes) {
        String key = (yes ? "yes." : "no.") + cell.table() + "." + cell.column();
        Anchor column = Anchor.ofColumn(cell.table(), cell.column());
        boolean own = cell.row() instanceof Expression.RowReference.OfPlace;
        return own || voice.find(key).isEmpty()
                ? voice.say(yes ? "say.isYes" : "say.isNo", reading.name(cell))
                : column.link(voice.say(key));
    }

    Markup not(Expression.Not not) {
        Expression operand = not.operand();
        if (operand instanceof Expression.Cell cell) {
            return holds(cell, false);
        }
        if (operand instanceof Expression.Membership membership) {
            return membership(membership, "say.noneOf");
        }
        if (operand instanceof Expression.IndicatorReference indicator) {
            return voice.say("say.noIndicator", voice.link("indicator", indicator.id()));
        }
        if (operand instanceof Expression.Quantifier any && !any.every()) {
            return voice.say("say.none", reading.of(any.list()), reading.of(any.condition()));
        }
        return voice.say("say.not", reading.of(operand));
    }

    Markup membership(Expression.Membership membership, String key) {
        List<Markup> options = membership.options().stream()
                .map(option -> value(option, membership.value()))
                .collect(Collectors.toList());
        return voice.say(
                key,
                reading.part(membership.value()),
                Markup.joined(voice.words().getOrDefault("list.comma", ", "), options));
    }

    Markup comparison(Expression.Comparison comparison) {
        Expression left = comparison.left();
        Long least = least(comparison);
        if (least != null && left instanceof Expression.IndicatorCount count) {
            return voice.say(
                    count.undecided() ? "say.leastUnknown" : "say.leastTrue",
                    Markup.text(least.toString()),
                    voice.link("severity", count.severity()));
        }
        if (left instanceof Expression.Aggregate count && count.statistic() == Expression.Statistic.COUNT) {
            if (least != null && least == 1) {
                return voice.say("say.some", reading.of(count.list()));
            }
            if (comparison.relation() == Relation.EQUAL && isNumber(comparison.right(), 0)) {
                return voice.say("say.nobody", reading.of(count.list()));
            }
        }
        String key = "say.is" + comparison.relation().name().toLowerCase(Locale.ROOT);
        return voice.say(key, side(left, comparison.right()), side(comparison.right(), left));
    }

    private Markup side(Expression side, Expression other) {
        return side instanceof Expression.Literal literal ? value(literal, other) : reading.part(side);
    }

    /** A constant in the words of what it is compared with. */
    private Markup value(Expression.Literal literal, Expression compared) {
        String written = literal.value().toString();
        if (compared instanceof Expression.Cell cell && literal.value() instanceof String) {
            return voice.say("say.quoted", Markup.text(voice.option(cell.column(), written)));
        }
        if (compared instanceof Expression.DecisionReference decision && literal.value() instanceof String) {
            String kind = decision.what().name().toLowerCase(Locale.ROOT);
            return voice.say("say.quoted", Markup.text(voice.title(kind, written)));
        }
        return reading.of(literal);
    }

    /** The least count for which the comparison holds, when it asks for at least some number. */
    private static @Nullable Long least(Expression.Comparison comparison) {
        if (comparison.right() instanceof Expression.Literal literal
                && literal.value() instanceof Long number
                && number < Long.MAX_VALUE) {
            return switch (comparison.relation()) {
                case AT_LEAST -> number;
                case MORE -> number + 1;
                default -> null;
            };
        }
        return null;
    }

    private static boolean isNumber(Expression expression, long number) {
        return expression instanceof Expression.Literal literal
                && literal.value().equals(number);
    }
}

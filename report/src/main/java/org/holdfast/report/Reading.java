package org.holdfast.report;

import java.util.Locale;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionVisitor;
import org.holdfast.policy.expression.Type;

/** An expression read out in one language, within a line: what the rules of a pack say, word for word. */
final class Reading implements ExpressionVisitor<Markup> {
    private final Voice voice;
    private final ReadingOfConditions conditions;

    Reading(Voice voice) {
        this.voice = voice;
        this.conditions = new ReadingOfConditions(voice, this);
    }

    Markup of(Expression expression) {
        return expression.accept(this);
    }

    /** An operand: in brackets when it is made of parts. */
    Markup part(Expression expression) {
        boolean compound = expression instanceof Expression.And
                || expression instanceof Expression.Or
                || expression instanceof Expression.Conditional
                || expression instanceof Expression.Arithmetic;
        if (expression instanceof Expression.Conversion conversion && conversion.type() == Type.Scalar.DOUBLE) {
            return part(conversion.operand());
        }
        return compound ? voice.say("say.brackets", of(expression)) : of(expression);
    }

    @Override
    public Markup visit(Expression.Literal literal) {
        return switch (literal.type()) {
            case STRING -> voice.say("say.quoted", Markup.text(FigureText.of(literal)));
            case BOOL -> voice.say("say." + literal.value());
            default -> Markup.text(FigureText.of(literal));
        };
    }

    @Override
    public Markup visit(Expression.Cell cell) {
        return cell.type() == Type.Scalar.BOOL ? conditions.holds(cell, true) : name(cell);
    }

    /** What a cell is called, leading to its column. */
    Markup name(Expression.Cell cell) {
        Markup column = Anchor.ofColumn(cell.table(), cell.column())
                .link(Markup.text(voice.column(cell.table(), cell.column())));
        if (cell.row() instanceof Expression.RowReference.OfPlace place) {
            String level = place.level();
            return level == null
                    ? voice.say("say.ofPlace", column)
                    : voice.say("say.ofUpperPlace", column, voice.say("place." + level));
        }
        return column;
    }

    @Override
    public Markup visit(Expression.Variable variable) {
        return voice.say("say.value");
    }

    @Override
    public Markup visit(Expression.FactReference fact) {
        return voice.link("fact", fact.id());
    }

    @Override
    public Markup visit(Expression.ParameterReference parameter) {
        return voice.link("parameter", parameter.id());
    }

    @Override
    public Markup visit(Expression.PopulationReference figure) {
        return voice.link("population", figure.id());
    }

    @Override
    public Markup visit(Expression.IndicatorReference indicator) {
        return voice.say("say.indicator", voice.link("indicator", indicator.id()));
    }

    @Override
    public Markup visit(Expression.IndicatorCount count) {
        String key = count.undecided() ? "say.countUnknown" : "say.countTrue";
        return voice.say(key, voice.link("severity", count.severity()));
    }

    @Override
    public Markup visit(Expression.DecisionReference decision) {
        String what = decision.what().name().toLowerCase(Locale.ROOT);
        return Anchor.of("decision", what).link(voice.say("say." + what));
    }

    @Override
    public Markup visit(Expression.AsOf asOf) {
        return voice.say("say.asOf");
    }

    @Override
    public Markup visit(Expression.Not not) {
        return conditions.not(not);
    }

    @Override
    public Markup visit(Expression.And and) {
        return conditions.joined(and, "say.and");
    }

    @Override
    public Markup visit(Expression.Or or) {
        return conditions.joined(or, "say.or");
    }

    @Override
    public Markup visit(Expression.Conditional conditional) {
        return voice.say(
                "say.conditional",
                part(conditional.then()),
                part(conditional.condition()),
                part(conditional.otherwise()));
    }

    @Override
    public Markup visit(Expression.Comparison comparison) {
        return conditions.comparison(comparison);
    }

    @Override
    public Markup visit(Expression.Membership membership) {
        return conditions.membership(membership, "say.oneOf");
    }

    @Override
    public Markup visit(Expression.Arithmetic arithmetic) {
        Markup operator = voice.say("say." + arithmetic.operator().name().toLowerCase(Locale.ROOT));
        return Markup.of(part(arithmetic.left()), operator, part(arithmetic.right()));
    }

    @Override
    public Markup visit(Expression.Negative negative) {
        return voice.say("say.negative", part(negative.operand()));
    }

    @Override
    public Markup visit(Expression.Conversion conversion) {
        Markup operand = of(conversion.operand());
        return conversion.type() == Type.Scalar.MONTH ? voice.say("say.monthOf", operand) : operand;
    }

    @Override
    public Markup visit(Expression.Age age) {
        boolean birth =
                age.date() instanceof Expression.Cell cell && cell.column().equals("birth_date");
        return birth ? voice.say("say.age") : voice.say("say.yearsSince", of(age.date()));
    }

    @Override
    public Markup visit(Expression.InLast inLast) {
        boolean plain =
                inLast.skip() instanceof Expression.Literal skip && skip.value().equals(0L);
        return plain
                ? voice.say("say.inLast", of(inLast.month()), of(inLast.months()))
                : voice.say("say.inLastBefore", of(inLast.month()), of(inLast.months()), of(inLast.skip()));
    }

    @Override
    public Markup visit(Expression.Within within) {
        return voice.say("say.within", of(within.date()), of(within.months()));
    }

    @Override
    public Markup visit(Expression.Ratio ratio) {
        return voice.say("say.ratio", part(ratio.part()), part(ratio.whole()));
    }

    @Override
    public Markup visit(Expression.PerHead perHead) {
        return voice.say("say.perHead", part(perHead.money()), part(perHead.heads()));
    }

    @Override
    public Markup visit(Expression.SeriesFigure figure) {
        Markup series = Anchor.of("table", "series").link(Markup.text(figure.series()));
        Expression month = figure.month();
        return month == null ? voice.say("say.seriesChange", series) : voice.say("say.seriesAt", series, of(month));
    }

    @Override
    public Markup visit(Expression.Rows rows) {
        return Anchor.of("table", rows.source().table())
                .link(voice.say("say.rows." + rows.source().word()));
    }

    @Override
    public Markup visit(Expression.Filter filter) {
        return voice.say("say.filter", of(filter.list()), of(filter.condition()));
    }

    @Override
    public Markup visit(Expression.Mapped mapped) {
        return voice.say("say.mapped", of(mapped.list()), of(mapped.value()));
    }

    @Override
    public Markup visit(Expression.Quantifier quantifier) {
        return voice.say(
                quantifier.every() ? "say.every" : "say.any", of(quantifier.list()), of(quantifier.condition()));
    }

    @Override
    public Markup visit(Expression.Aggregate aggregate) {
        String statistic = "say." + aggregate.statistic().name().toLowerCase(Locale.ROOT);
        if (aggregate.list() instanceof Expression.Mapped mapped) {
            return voice.say(statistic, of(mapped.list()), of(mapped.value()));
        }
        return voice.say(statistic, of(aggregate.list()), voice.say("say.values"));
    }
}

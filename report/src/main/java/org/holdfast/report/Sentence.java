package org.holdfast.report;

import java.util.List;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionText;
import org.holdfast.policy.pack.Texts;

/** The sentence with which a pack explains a true indicator, with the name of each figure in the figure's place. */
final class Sentence {
    private final Voice voice;
    private final Reading reading;

    Sentence(Voice voice) {
        this.voice = voice;
        this.reading = new Reading(voice);
    }

    Markup of(List<Texts.Piece> pieces) {
        return Markup.of(pieces.stream()
                .map(piece -> piece instanceof Texts.Figure figure
                        ? figure(figure.value())
                        : Markup.text(((Texts.Words) piece).text())));
    }

    private Markup figure(Expression value) {
        return Markup.tag("span")
                .with("class", "figure")
                .with("title", ExpressionText.of(value))
                .around(name(value));
    }

    private Markup name(Expression value) {
        if (value instanceof Expression.Aggregate aggregate
                && !(aggregate.list() instanceof Expression.FactReference)) {
            boolean count = aggregate.statistic() == Expression.Statistic.COUNT;
            return voice.say(count ? "figure.number" : "figure.amount");
        }
        if (value instanceof Expression.Conditional either) {
            return voice.say("figure.either", name(either.then()), name(either.otherwise()));
        }
        if (value instanceof Expression.Aggregate count && count.statistic() == Expression.Statistic.COUNT) {
            return voice.say("figure.count", reading.of(count.list()));
        }
        if (value instanceof Expression.SeriesFigure figure) {
            return voice.say("figure.series", Markup.text(figure.series()));
        }
        return value instanceof Expression.Ratio ratio
                ? Markup.joined(" ÷ ", List.of(reading.part(ratio.part()), reading.part(ratio.whole())))
                : reading.of(value);
    }
}

package org.holdfast.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Parameter;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/** The chapters of a pack page on figures: facts of a household, figures of the population, parameters of the policy. */
final class FigureChapters {
    private final PackView view;
    private final Voices voices;

    FigureChapters(PackView view) {
        this.view = view;
        this.voices = view.voices();
    }

    List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(new Chapter(
                "parameters",
                Markup.of(paragraph("reading.parameter"), paragraph("reading.grade")),
                view.pack().parameters().stream().map(this::entry).toList()));
        chapters.add(new Chapter(
                "facts",
                Markup.NOTHING,
                view.pack().facts().stream().map(this::entry).toList()));
        if (!view.pack().population().isEmpty()) {
            chapters.add(new Chapter(
                    "population",
                    Markup.NOTHING,
                    view.pack().population().stream().map(this::entry).toList()));
        }
        return chapters;
    }

    private Markup paragraph(String key) {
        return Markup.tag("p").with("class", "note").around(voices.say(key));
    }

    private Chapter.Entry entry(Fact fact) {
        Anchor anchor = Anchor.of("fact", fact.id());
        Markup details = view.details()
                .row("type", type(fact.type()))
                .text("unit", fact.unit())
                .rule(fact.value(), fact.source())
                .row("reads", view.reads(fact.value()))
                .usedBy(anchor)
                .markup();
        Markup output =
                fact.output() ? Markup.tag("p").with("class", "note").around(voices.say("output")) : Markup.NOTHING;
        return new Chapter.Entry(anchor, voices.title("fact", fact.id()), fact.id(), Markup.of(output, details));
    }

    private Markup type(Type type) {
        if (type instanceof Type.ListOf list && list.element() instanceof Type.Row row) {
            return voices.say(
                    "kind.list",
                    Anchor.of("table", row.table()).link(Markup.tag("code").text(row.table())));
        }
        return voices.say("kind." + type);
    }

    private Chapter.Entry entry(PopulationFigure figure) {
        Anchor anchor = Anchor.of("population", figure.id());
        String within = figure.within();
        Expression weight = figure.weight();
        Details details = view.details()
                .row("statistic", statistic(figure))
                .row("statistic.of", voices.link("fact", figure.of()))
                .row(
                        "statistic.within",
                        within == null
                                ? voices.say("statistic.register")
                                : voices.say("statistic.ofPlaces", voices.say("place." + within)));
        if (weight != null) {
            details.row(
                    "statistic.weight",
                    Markup.of(view.inWords(weight), WrittenExpression.of(figure.weightWritten(), weight)));
        }
        return new Chapter.Entry(
                anchor,
                voices.title("population", figure.id()),
                figure.id(),
                details.usedBy(anchor).markup());
    }

    private Markup statistic(PopulationFigure figure) {
        if (figure.statistic() == PopulationFigure.Statistic.MEAN) {
            return voices.say("statistic.mean");
        }
        return figure.p() == 0.5
                ? voices.say("statistic.median")
                : voices.say("statistic.quantile", Markup.text(String.valueOf(figure.p())));
    }

    private Chapter.Entry entry(Parameter parameter) {
        Anchor anchor = Anchor.of("parameter", parameter.id());
        List<@Nullable String> places = parameter.values().stream()
                .map(Parameter.Value::place)
                .distinct()
                .toList();
        List<List<Markup>> rows = parameter.values().stream()
                .sorted(Comparator.<Parameter.Value>comparingInt(value -> places.indexOf(value.place()))
                        .thenComparing(Parameter.Value::from))
                .map(this::row)
                .toList();
        Markup details = view.details()
                .row("type", type(parameter.type()))
                .text("unit", parameter.unit())
                .row("history", view.table(List.of("value", "from", "place", "grade", "source", "doc"), rows))
                .usedBy(anchor)
                .markup();
        return new Chapter.Entry(anchor, voices.title("parameter", parameter.id()), parameter.id(), details);
    }

    private List<Markup> row(Parameter.Value value) {
        String place = value.place();
        return List.of(
                Markup.tag("strong").text(FigureText.of(value.value())),
                Markup.text(value.from().toString()),
                place == null
                        ? voices.say("place.everywhere")
                        : Markup.tag("code").text(place),
                voices.each(voice -> voice.find("grade." + value.grade())
                        .map(Markup::text)
                        .orElseGet(() -> Markup.text(value.grade()))),
                Markup.text(value.source()),
                Markup.text(Objects.requireNonNullElse(value.doc(), "")));
    }
}

package org.holdfast.report;

import java.util.List;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;

/** The chapters of a pack page on what puts a household at risk and what can be done: indicators, causes, measures. */
final class RuleChapters {
    private final PackView view;
    private final Voices voices;

    RuleChapters(PackView view) {
        this.view = view;
        this.voices = view.voices();
    }

    List<Chapter> chapters() {
        return List.of(
                new Chapter(
                        "indicators",
                        Markup.NOTHING,
                        view.pack().indicators().stream().map(this::entry).toList()),
                new Chapter(
                        "causes",
                        Markup.NOTHING,
                        view.pack().causes().stream().map(this::cause).toList()),
                new Chapter(
                        "measures",
                        Markup.NOTHING,
                        view.pack().measures().stream().map(this::entry).toList()));
    }

    private Chapter.Entry entry(Indicator indicator) {
        Anchor anchor = Anchor.of("indicator", indicator.id());
        Markup sentence = voices.blocks(voice -> Markup.tag("p")
                .with("class", "sentence")
                .around(new Sentence(voice).of(voice.because(indicator.id()))));
        Markup details = view.details()
                .row("severity", voices.link("severity", indicator.severity()))
                .row("cause", voices.link("cause", indicator.cause()))
                .rule(indicator.when(), indicator.written())
                .text("source", indicator.source())
                .row("reads", view.reads(indicator.when()))
                .row("cleared", view.links("measure", clearing(indicator.id())))
                .markup();
        return new Chapter.Entry(
                anchor, voices.title("indicator", indicator.id()), indicator.id(), Markup.of(sentence, details));
    }

    private List<String> clearing(String indicator) {
        return view.pack().measures().stream()
                .filter(measure -> measure.clears().contains(indicator))
                .map(Measure::id)
                .toList();
    }

    private Chapter.Entry cause(String cause) {
        List<String> indicators = view.pack().indicators().stream()
                .filter(indicator -> indicator.cause().equals(cause))
                .map(Indicator::id)
                .toList();
        List<String> measures = view.pack().measures().stream()
                .filter(measure -> measure.causes().contains(cause))
                .map(Measure::id)
                .toList();
        Markup details = view.details()
                .row("severity.indicators", view.links("indicator", indicators))
                .row("served", view.links("measure", measures))
                .markup();
        return new Chapter.Entry(Anchor.of("cause", cause), voices.title("cause", cause), cause, details);
    }

    private Chapter.Entry entry(Measure measure) {
        Details details = view.details().row("causes", view.links("cause", measure.causes()));
        Expression when = measure.when();
        details.row(
                "condition",
                when == null
                        ? voices.say("say.always")
                        : Markup.of(view.inWords(when), WrittenExpression.of(measure.whenWritten(), when)));
        Expression cost = measure.cost();
        details.row(
                "cost",
                cost == null
                        ? voices.say("cost.none")
                        : Markup.of(view.inWords(cost), WrittenExpression.of(measure.costWritten(), cost)));
        details.row(
                "clears",
                measure.clears().isEmpty() ? voices.say("clears.none") : view.links("indicator", measure.clears()));
        details.text("source", measure.source());
        return new Chapter.Entry(
                Anchor.of("measure", measure.id()),
                voices.title("measure", measure.id()),
                measure.id(),
                details.markup());
    }
}

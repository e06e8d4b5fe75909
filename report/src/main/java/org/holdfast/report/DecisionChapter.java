package org.holdfast.report;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Severity;

/** The chapter of a pack page on what is decided: level, category, who is visited, and how indicators weigh. */
final class DecisionChapter {
    private final PackView view;
    private final Voices voices;

    DecisionChapter(PackView view) {
        this.view = view;
        this.voices = view.voices();
    }

    Chapter chapter() {
        List<Chapter.Entry> entries = new ArrayList<>();
        entries.add(table("level", view.pack().levels()));
        if (!view.pack().categories().isEmpty()) {
            entries.add(table("category", view.pack().categories()));
        }
        Expression verify = view.pack().verify();
        if (verify != null) {
            entries.add(verify(verify));
        }
        entries.add(score());
        return new Chapter("decisions", Markup.NOTHING, entries);
    }

    private Chapter.Entry table(String decision, List<DecisionRow> rows) {
        List<List<Markup>> cells = new ArrayList<>();
        for (DecisionRow row : rows) {
            Expression when = row.when();
            cells.add(List.of(
                    Markup.text(String.valueOf(cells.size() + 1)),
                    Markup.of(
                            Markup.tag("strong").around(voices.title(decision, row.value())),
                            Markup.text(" "),
                            Markup.tag("code").text(row.value())),
                    when == null ? voices.say("say.otherwise") : view.inWords(when),
                    when == null ? Markup.NOTHING : WrittenExpression.of(row.written(), when)));
        }
        Markup table = view.table(List.of("decision.row", "decision.value", "words", "expression"), cells);
        return entry(decision, Markup.of(Markup.tag("p").around(voices.say("decision.first")), table));
    }

    private Chapter.Entry verify(Expression verify) {
        Markup details =
                view.details().rule(verify, view.pack().verifyWritten()).markup();
        return entry("verify", Markup.of(Markup.tag("p").around(voices.say("decision.verifyNote")), details));
    }

    private Chapter.Entry score() {
        List<List<Markup>> cells = new ArrayList<>();
        for (Severity severity : view.pack().severities()) {
            List<String> indicators = view.pack().indicators().stream()
                    .filter(indicator -> indicator.severity().equals(severity.id()))
                    .map(Indicator::id)
                    .toList();
            Markup name = Markup.tag("span")
                    .with("id", Anchor.of("severity", severity.id()).name())
                    .around(voices.title("severity", severity.id()));
            cells.add(List.of(
                    Markup.of(name, Markup.text(" "), Markup.tag("code").text(severity.id())),
                    Markup.text(String.valueOf(severity.weight())),
                    view.links("indicator", indicators)));
        }
        Markup table = view.table(List.of("severity", "weight", "severity.indicators"), cells);
        return entry("score", Markup.of(Markup.tag("p").around(voices.say("decision.scoreNote")), table));
    }

    private Chapter.Entry entry(String decision, Markup body) {
        return new Chapter.Entry(Anchor.of("decision", decision), voices.say("decision." + decision), "", body);
    }
}

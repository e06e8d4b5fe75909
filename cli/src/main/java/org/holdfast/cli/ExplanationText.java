package org.holdfast.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.column.StringColumn;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.explain.Explanation;
import org.holdfast.engine.explain.Sentences;
import org.holdfast.engine.households.Setting;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.holdfast.report.explain.ParameterText;
import org.jspecify.annotations.Nullable;

/** An explanation as a page of plain words in one language. */
final class ExplanationText {
    private final Pack pack;
    private final Setting setting;
    private final String language;
    private final Sentences sentences;
    private final Map<String, String> words;
    private final StringBuilder text = new StringBuilder();

    ExplanationText(Pack pack, Setting setting, String language) {
        this.pack = pack;
        this.setting = setting;
        this.language = language;
        this.sentences = new Sentences(setting.currency());
        this.words = language.equals("zh") ? ExplanationWords.CHINESE : ExplanationWords.ENGLISH;
    }

    String of(Explanation explanation) {
        Assessment assessment = explanation.assessment();
        StringColumn names = setting.places().table().strings("name");
        line(word("household") + " " + assessment.householdId() + " · " + names.get(assessment.place()) + " · "
                + setting.asOf() + " · " + title("pack", "title") + " " + pack.version());
        line(word("level") + ": " + title("level", assessment.level())
                + (pack.categories().isEmpty()
                        ? ""
                        : " · " + word("category") + ": " + title("category", assessment.category()))
                + " · " + word("score") + ": " + assessment.score());
        if (!assessment.causes().isEmpty()) {
            line(word("causes") + ": "
                    + assessment.causes().stream().map(c -> title("cause", c)).collect(Collectors.joining(", ")));
        }
        outputs(assessment);
        reasons(explanation.reasons());
        doubts(explanation.doubts(), assessment.verify());
        change(explanation);
        measures(assessment);
        return text.append('\n').toString();
    }

    private void outputs(Assessment assessment) {
        List<Fact> outputs = pack.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            Fact fact = outputs.get(i);
            line("  " + title("fact", fact.id()) + ": "
                    + sentences.figure(
                            (Type.Scalar) fact.type(), assessment.outputs().get(i), language));
        }
    }

    private void reasons(List<Explanation.Reason> reasons) {
        line("");
        line(reasons.isEmpty() ? word("nothing") : word("because") + ":");
        for (Explanation.Reason reason : reasons) {
            line("  - " + title("indicator", reason.indicator()) + " (" + title("severity", severity(reason)) + ")");
            line("      " + reason.sentences().get(language));
            for (Explanation.FactUsed fact : reason.facts()) {
                line("      " + title("fact", fact.id()) + ": "
                        + sentences.figure(fact.type(), fact.value(), language));
            }
            for (Explanation.ParameterUsed used : reason.parameters()) {
                String place = used.value().place();
                line("      " + title("parameter", used.id()) + ": " + ParameterText.of(used.value()) + " "
                        + used.unit() + " (" + (place == null ? "" : place + ", ") + word("from") + " "
                        + used.value().from() + "; " + used.value().source() + "; " + word("grade") + " "
                        + used.value().grade() + ")");
            }
            reason.evidence().forEach(this::evidence);
        }
    }

    private String severity(Explanation.Reason reason) {
        return pack.findIndicator(reason.indicator()).orElseThrow().severity();
    }

    private void evidence(Explanation.Evidence evidence) {
        String period = evidence.from() == null ? "" : ", " + evidence.from() + " – " + evidence.to();
        String sources = evidence.sources().entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        line("      " + word("evidence") + ": " + evidence.table() + ", " + evidence.rows() + " " + word("rows")
                + period + (sources.isEmpty() ? "" : "; " + sources));
    }

    private void doubts(List<Explanation.Doubt> doubts, boolean verify) {
        if (doubts.isEmpty()) {
            return;
        }
        line("");
        line(word(verify ? "unknownVisit" : "unknown") + ":");
        for (Explanation.Doubt doubt : doubts) {
            line("  - " + title("indicator", doubt.indicator()) + ": " + word("missing") + " "
                    + String.join(", ", doubt.missing()));
        }
    }

    private void change(Explanation explanation) {
        if (!explanation.clearing().isEmpty()) {
            line("");
            line(word("change") + ": "
                    + explanation.clearing().stream()
                            .map(id -> title("indicator", id))
                            .collect(Collectors.joining(" + "))
                    + " → " + title("level", explanation.levelAfter()));
        }
    }

    private void measures(Assessment assessment) {
        if (assessment.measures().isEmpty()) {
            return;
        }
        line("");
        line(word("measures") + ":");
        for (Assessment.SuggestedMeasure suggested : assessment.measures()) {
            Measure measure = pack.measures().get(suggested.measure());
            String cost = measure.cost() == null
                    ? ""
                    : " – " + sentences.figure(Type.Scalar.MONEY, suggested.cost(), language) + word("aYear");
            line("  - " + title("measure", measure.id()) + cost + " (" + measure.source() + ")");
        }
    }

    private String title(String kind, @Nullable String id) {
        return id == null ? "–" : pack.texts().title(language, kind, id);
    }

    private String word(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}

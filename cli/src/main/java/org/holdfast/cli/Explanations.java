package org.holdfast.cli;

import java.nio.charset.StandardCharsets;
import org.holdfast.engine.explain.Explainer;
import org.holdfast.engine.explain.Explanation;
import org.holdfast.engine.households.Setting;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.report.explain.ExplanationJson;
import tools.jackson.databind.json.JsonMapper;

/** Makes {@code explanations.jsonl}: one JSON object a line for each household with a true or undecided indicator. */
final class Explanations {
    private static final JsonMapper LINES = JsonMapper.builder().build();
    private final Explainer explainer;
    private final ExplanationJson json;
    private StringBuilder lines = new StringBuilder();

    Explanations(Setting setting) {
        this.explainer = new Explainer(setting.pack(), setting.currency());
        this.json = new ExplanationJson(setting.pack(), setting);
    }

    void add(HouseholdInquiry household) {
        Explanation explanation = explainer.explain(household);
        if (!explanation.reasons().isEmpty() || !explanation.doubts().isEmpty()) {
            lines.append(LINES.writeValueAsString(json.of(explanation))).append('\n');
        }
    }

    /** The lines since this was last called. */
    byte[] take() {
        byte[] taken = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines = new StringBuilder();
        return taken;
    }
}

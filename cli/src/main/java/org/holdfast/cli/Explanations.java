package org.holdfast.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.explain.Explainer;
import org.holdfast.engine.explain.Explanation;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.pack.Pack;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code explanations.jsonl}: one JSON object a line for each household with a true or undecided indicator. */
final class Explanations implements Closeable {
    private static final JsonMapper LINES = JsonMapper.builder().build();
    private final Explainer explainer;
    private final ExplanationJson json;
    private final BufferedWriter out;

    Explanations(Pack pack, ReferenceAssessor assessor, Path directory) throws IOException {
        this.explainer = new Explainer(assessor, pack);
        this.json = new ExplanationJson(pack, assessor);
        this.out = Files.newBufferedWriter(directory.resolve("explanations.jsonl"), StandardCharsets.UTF_8);
    }

    void write(Assessment assessment) throws IOException {
        Explanation explanation = explainer.explain(assessment.householdId()).orElseThrow();
        if (!explanation.reasons().isEmpty() || !explanation.doubts().isEmpty()) {
            out.write(LINES.writeValueAsString(json.of(explanation)));
            out.write('\n');
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

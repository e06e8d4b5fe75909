package org.holdfast.bench.holdfast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Format;
import org.holdfast.report.files.AssessmentFields;
import org.holdfast.report.files.AssessmentOutput;
import org.holdfast.report.files.AssessmentWords;
import org.jspecify.annotations.Nullable;

/** The columnar engine from snapshot to a Parquet file with every column of the assessment. */
public final class HoldfastParquet implements Peer {
    private Snapshots.@Nullable Opened opened;

    @Override
    public String name() {
        return "Holdfast to Parquet";
    }

    @Override
    public void prepare(Question question) throws Exception {
        opened = Snapshots.Opened.of(question);
    }

    @Override
    public Outcome run() throws Exception {
        Snapshots.Opened asked = Peer.prepared(opened);
        Pack policy = asked.pack();
        ColumnarAssessor assessor = asked.assessor();
        Path directory = Files.createDirectories(asked.question().scratch().resolve("assessed"));
        Files.deleteIfExists(directory.resolve("assessment.parquet"));
        AssessmentFields fields = new AssessmentFields(policy, assessor.places(), assessor.currency());
        AssessmentWords words = AssessmentWords.of(policy, assessor.places(), assessor.decisions());
        try (AssessmentOutput output =
                new AssessmentOutput(policy, fields, words, assessor.currency(), Set.of(Format.PARQUET), directory)) {
            assessor.run(output::worker, stretch -> {
                try {
                    output.write(stretch);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            });
        }
        return new Outcome(assessor.households(), null);
    }
}

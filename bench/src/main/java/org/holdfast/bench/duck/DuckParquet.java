package org.holdfast.bench.duck;

import java.nio.file.Path;
import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.jspecify.annotations.Nullable;

/** DuckDB assesses every household on its own tables into a Parquet file sorted by household. */
public final class DuckParquet implements Peer {
    private @Nullable DuckAssessment assessment;
    private Path file = Path.of("");

    @Override
    public String name() {
        return "DuckDB to Parquet";
    }

    @Override
    public void prepare(Question question) throws Exception {
        assessment = DuckAssessment.open(DuckImport.database(question), question.asOf());
        file = question.scratch().resolve("duckdb.parquet");
    }

    @Override
    public Outcome run() throws Exception {
        return new Outcome(Peer.prepared(assessment).write(file), null);
    }
}

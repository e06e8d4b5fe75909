package org.holdfast.bench.duck;

import java.nio.file.Path;
import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.jspecify.annotations.Nullable;

/** DuckDB reads, checks, joins and sorts the CSV files into its own tables; the database stays for the peers after it. */
public final class DuckImport implements Peer {
    private @Nullable Question question;

    static Path database(Question question) {
        return question.scratch().resolve("register.duckdb");
    }

    @Override
    public String name() {
        return "DuckDB import";
    }

    @Override
    public int mostRuns() {
        return 1;
    }

    @Override
    public void prepare(Question asked) {
        question = asked;
    }

    @Override
    public Outcome run() throws Exception {
        Question asked = Peer.prepared(question);
        return new Outcome(DuckRegister.load(asked.register(), database(asked)), null);
    }
}

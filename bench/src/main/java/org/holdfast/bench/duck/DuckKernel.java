package org.holdfast.bench.duck;

import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.bench.Tally;
import org.jspecify.annotations.Nullable;

/** DuckDB assesses every household on its own tables and counts the results. */
public final class DuckKernel implements Peer {
    private @Nullable DuckAssessment assessment;

    @Override
    public String name() {
        return "DuckDB kernel";
    }

    @Override
    public void prepare(Question question) throws Exception {
        assessment = DuckAssessment.open(DuckImport.database(question), question.asOf());
    }

    @Override
    public Outcome run() throws Exception {
        Tally tally = Peer.prepared(assessment).kernel();
        return new Outcome(tally.households(), tally);
    }
}

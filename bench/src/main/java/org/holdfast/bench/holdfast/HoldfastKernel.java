package org.holdfast.bench.holdfast;

import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.bench.Tally;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** The columnar engine from compiled pack to counted results; the snapshot lies in the page cache. */
public final class HoldfastKernel implements Peer {
    private Snapshots.@Nullable Opened opened;

    @Override
    public String name() {
        return "Holdfast kernel";
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
        BatchTally whole = new BatchTally(policy);
        assessor.runWithoutIds(() -> new BatchTally(policy), whole::add);
        Tally tally = whole.tally();
        return new Outcome(tally.households(), tally);
    }
}

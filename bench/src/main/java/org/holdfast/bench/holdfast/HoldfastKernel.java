package org.holdfast.bench.holdfast;

import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.bench.Tally;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.jspecify.annotations.Nullable;

/** The columnar engine from compiled pack to counted results; the snapshot lies in the page cache. */
public final class HoldfastKernel implements Peer {
    private @Nullable Question asked;
    private @Nullable ArrowSnapshot snapshot;
    private @Nullable Pack pack;

    @Override
    public String name() {
        return "Holdfast kernel";
    }

    @Override
    public void prepare(Question question) throws Exception {
        asked = question;
        snapshot = Snapshots.open(question);
        pack = Snapshots.pack(question);
    }

    @Override
    public Outcome run() throws Exception {
        Pack policy = Peer.prepared(pack);
        ColumnarAssessor assessor = ColumnarAssessor.open(
                Peer.prepared(snapshot),
                policy,
                Peer.prepared(asked).asOf(),
                ColumnarAssessor.Settings.standard().withoutCosts());
        BatchTally whole = new BatchTally(policy);
        assessor.runWithoutIds(() -> new BatchTally(policy), whole::add);
        Tally tally = whole.tally();
        return new Outcome(tally.households(), tally);
    }
}

package org.holdfast.bench.holdfast;

import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.jspecify.annotations.Nullable;

/** {@code holdfast import}: the register checked, clustered and written as a snapshot. */
public final class HoldfastImport implements Peer {
    private @Nullable Question asked;

    @Override
    public String name() {
        return "Holdfast import";
    }

    @Override
    public void prepare(Question question) {
        asked = question;
    }

    @Override
    public Outcome run() throws Exception {
        Question question = Peer.prepared(asked);
        Snapshots.make(question);
        try (ArrowSnapshot snapshot = Snapshots.open(question)) {
            return new Outcome(snapshot.households(), null);
        }
    }

    @Override
    public int mostRuns() {
        return 1;
    }
}

package org.holdfast.bench.reference;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.engine.explain.Explainer;
import org.jspecify.annotations.Nullable;

/** Single households, assessed and explained one after the other as a request would. */
public final class OneHousehold implements Peer {
    private static final int MANY = 2000;

    private final List<String> households = new ArrayList<>();
    private @Nullable Explainer explainer;

    @Override
    public String name() {
        return "assess and explain one household";
    }

    @Override
    public void prepare(Question question) throws Exception {
        ReadSample sample = ReadSample.of(question);
        for (int household : sample.assessor().register().inOrderOfId()) {
            if (households.size() < MANY) {
                households.add(sample.assessor().register().householdId(household));
            }
        }
        explainer = new Explainer(sample.assessor(), sample.pack());
    }

    @Override
    public Outcome run() {
        Explainer each = Peer.prepared(explainer);
        long explained =
                households.stream().filter(id -> each.explain(id).isPresent()).count();
        return new Outcome(explained, null);
    }
}

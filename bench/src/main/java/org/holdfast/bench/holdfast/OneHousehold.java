package org.holdfast.bench.holdfast;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.explain.Explainer;
import org.holdfast.engine.explain.Explanation;
import org.holdfast.engine.reference.HouseholdInquiries;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.holdfast.register.snapshot.RegisterOfSnapshot;
import org.jspecify.annotations.Nullable;

/** Single households from all over the register, found, assessed and explained one after the other as requests would. */
public final class OneHousehold implements Peer {
    private static final int MANY = 1000;
    private final List<String> households = new ArrayList<>();
    private @Nullable ArrowSnapshot snapshot;
    private @Nullable RegisterOfSnapshot single;
    private @Nullable HouseholdInquiries inquiries;
    private @Nullable Explainer explainer;

    @Override
    public String name() {
        return "assess and explain one household";
    }

    @Override
    public void prepare(Question question) throws Exception {
        ArrowSnapshot opened = Snapshots.open(question);
        Pack pack = Snapshots.pack(question);
        RegisterOfSnapshot registers = new RegisterOfSnapshot(opened);
        snapshot = opened;
        single = registers;
        inquiries = ColumnarAssessor.open(opened, pack, question.asOf(), ColumnarAssessor.Settings.standard())
                .inquiries();
        explainer = new Explainer(pack, inquiries.setting().currency());
        long many = Math.min(MANY, opened.households());
        for (long i = 0; i < many; i++) {
            long position = i * opened.households() / many;
            households.add(registers
                    .household(position)
                    .get("household")
                    .strings("household_id")
                    .get(0));
        }
    }

    @Override
    public Outcome run() throws Exception {
        long explained = 0;
        for (String household : households) {
            long position = Peer.prepared(snapshot).find(household);
            Explanation explanation = Peer.prepared(explainer)
                    .explain(Peer.prepared(inquiries).of(Peer.prepared(single).household(position)));
            explained += explanation.assessment().householdId().equals(household) ? 1 : 0;
        }
        return new Outcome(explained, null);
    }
}

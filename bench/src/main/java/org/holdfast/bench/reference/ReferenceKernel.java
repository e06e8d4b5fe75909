package org.holdfast.bench.reference;

import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.bench.Tally;
import org.holdfast.bench.TallySheet;
import org.jspecify.annotations.Nullable;

/** The reference interpreter assesses a sample in memory, household by household. */
public final class ReferenceKernel implements Peer {
    private @Nullable ReadSample sample;

    @Override
    public String name() {
        return "reference interpreter";
    }

    @Override
    public void prepare(Question question) throws Exception {
        sample = ReadSample.of(question);
    }

    @Override
    public Outcome run() {
        ReadSample read = Peer.prepared(sample);
        TallySheet sheet = new TallySheet(read.pack());
        read.assessor().assessAll(sheet::add);
        Tally tally = sheet.tally();
        return new Outcome(tally.households(), tally);
    }
}

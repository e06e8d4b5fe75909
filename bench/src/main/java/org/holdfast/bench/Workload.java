package org.holdfast.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The standard workload: every peer measured in turn, each in a process of its own. */
public final class Workload {
    private final Question question;
    private final int runs;

    /** @param runs how often a peer that is measured warm runs after it is warm */
    public Workload(Question question, int runs) {
        this.question = question;
        this.runs = runs;
    }

    /** Measures peers in the order given; says which one it is at. */
    public List<Measurement> measure(List<String> peers, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        for (String peer : peers) {
            progress.accept(Peers.get(peer).name());
            measurements.add(PeerProcess.start(peer, question, runs));
        }
        return measurements;
    }
}

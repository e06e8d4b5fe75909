package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The process in which one peer is measured, so that its memory and its compiled code are its own. */
public final class PeerProcess {
    private static final double WARM_SECONDS_A_RUN = 2;

    private PeerProcess() {}

    /** Arguments: peer, register, pack, date, scratch directory, sample, runs, file for the measurement. */
    public static void main(String[] arguments) throws Exception {
        Question question = new Question(
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                LocalDate.parse(arguments[3]),
                Path.of(arguments[4]),
                Long.parseLong(arguments[5]));
        measure(arguments[0], question, Integer.parseInt(arguments[6])).write(Path.of(arguments[7]));
    }

    /** Starts it and waits for its measurement. */
    static Measurement start(String peer, Question question, int runs) throws IOException, InterruptedException {
        Path result = question.scratch().resolve(peer + ".properties");
        ChildProcess.run(
                ChildProcess.classPath(),
                PeerProcess.class.getName(),
                List.of(
                        peer,
                        question.register().toString(),
                        question.pack().toString(),
                        question.asOf().toString(),
                        question.scratch().toString(),
                        Long.toString(question.sample()),
                        Integer.toString(runs),
                        result.toString()));
        return Measurement.read(result);
    }

    /**
     * Runs a peer several times in this process, after two seconds untimed for each run: long enough for the compilers of
     * the virtual machine to be done with it. One that is meant to run once is timed cold.
     */
    static Measurement measure(String id, Question question, int runs) throws Exception {
        Peer peer = Peers.get(id);
        peer.prepare(question);
        int timed = Math.min(runs, peer.mostRuns());
        long begun = System.nanoTime();
        while (timed > 1 && System.nanoTime() - begun < runs * WARM_SECONDS_A_RUN * 1e9) {
            peer.run();
        }
        List<Double> seconds = new ArrayList<>();
        Outcome outcome = new Outcome(0, null);
        for (int run = 0; run < timed; run++) {
            long start = System.nanoTime();
            outcome = peer.run();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        return new Measurement(id, peer.name(), outcome.households(), seconds, ResidentMemory.peak(), outcome.tally());
    }
}

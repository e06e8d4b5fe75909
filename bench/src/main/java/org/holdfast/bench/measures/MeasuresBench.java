package org.holdfast.bench.measures;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/** Measures Holdfast and R on the same populations, each in a process of its own, with one thread and with two. */
public final class MeasuresBench {
    /** Fewer persons would leave enumeration areas empty. */
    public static final int FEWEST_PERSONS = 2 * Population.AREAS;

    private static final int MOST_THREADS = 2;
    private final Path scratch;
    private final int persons;
    private final long seed;
    private final int runs;

    /**
     * A bench.
     *
     * @param scratch a directory for populations and results
     * @param persons in the largest population
     * @param runs how often each is measured after it is warm
     */
    public MeasuresBench(Path scratch, int persons, long seed, int runs) {
        this.scratch = scratch;
        this.persons = persons;
        this.seed = seed;
        this.runs = runs;
    }

    /** Measures, and says where it is. Without R it measures Holdfast alone. */
    public MeasuresTable measure(Consumer<String> progress) throws IOException, InterruptedException, Undefined {
        progress.accept("making the populations");
        writePopulations();
        List<PeerTimings> peers = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        @Nullable String missing = RscriptProcess.missing();
        if (missing != null) {
            notes.add(missing + ": Holdfast is measured alone");
        }
        for (int threads = 1; threads <= MOST_THREADS; threads++) {
            progress.accept("measuring Holdfast, threads: " + threads);
            peers.add(MeasuresProcess.start(scratch, threads, runs));
            if (missing == null) {
                progress.accept("measuring R, threads: " + threads);
                PeerTimings ofR = RscriptProcess.start(scratch, threads, runs);
                peers.add(ofR);
                if (threads == 1) {
                    ofR.missing()
                            .forEach(name -> notes.add(
                                    "R has no package " + name + ": what it would do is measured with Holdfast alone"));
                }
            }
        }
        return new MeasuresTable(persons, peers, notes);
    }

    private void writePopulations() throws IOException, Undefined {
        for (Work work : Work.values()) {
            Population population = Population.draw(work.persons(persons), seed);
            population.write(work.population(scratch));
            if (work == Work.BOOTSTRAP) {
                try (DataOutputStream out = new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(Work.factors(scratch)), 1 << 16))) {
                    Population.write(out, HoldfastMeasures.factors(population));
                }
            }
        }
    }
}

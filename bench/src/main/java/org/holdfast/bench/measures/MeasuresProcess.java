package org.holdfast.bench.measures;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.bench.ChildProcess;
import tools.jackson.databind.json.JsonMapper;

/** The process in which Holdfast is measured, with the populations in memory. */
public final class MeasuresProcess {
    static final String NAME = "Holdfast";
    static final JsonMapper JSON = new JsonMapper();
    private static final int WARM_UPS = 3;
    /** Processor time is told in hundredths of a second: small work is done so often at a time. */
    private static final int TIMES_SMALL_WORK = 5;

    private static final int LARGE = 2_000_000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private MeasuresProcess() {}

    /** Arguments: directory of the populations, threads, runs, file for the timings. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        HoldfastMeasures measures = new HoldfastMeasures(threads);
        List<Timing> timings = new ArrayList<>();
        for (Work work : Work.values()) {
            timings.add(measure(measures, work, Population.read(work.population(directory)), runs));
        }
        Files.writeString(
                Path.of(arguments[3]), JSON.writeValueAsString(new PeerTimings(NAME, threads, timings, List.of())));
    }

    /** Starts it and waits for its timings. */
    static PeerTimings start(Path directory, int threads, int runs) throws IOException, InterruptedException {
        Path result = directory.resolve("holdfast-" + threads + ".json");
        ChildProcess.run(
                "3g",
                ChildProcess.classPath(),
                MeasuresProcess.class.getName(),
                List.of(directory.toString(), Integer.toString(threads), Integer.toString(runs), result.toString()));
        return JSON.readValue(Files.readAllBytes(result), PeerTimings.class);
    }

    private static Timing measure(HoldfastMeasures measures, Work work, Population population, int runs)
            throws Exception {
        int times = population.persons() > LARGE ? 1 : TIMES_SMALL_WORK;
        for (int run = 0; run < WARM_UPS * times; run++) {
            measures.run(work, population);
        }
        List<Double> elapsed = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        double[] results = new double[0];
        for (int run = 0; run < runs; run++) {
            System.gc();
            long processorStart = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            for (int time = 0; time < times; time++) {
                results = measures.run(work, population);
            }
            elapsed.add((System.nanoTime() - start) / 1e9 / times);
            processor.add((SYSTEM.getProcessCpuTime() - processorStart) / 1e9 / times);
        }
        return new Timing(
                work.id(), elapsed, processor, Arrays.stream(results).boxed().toList());
    }
}

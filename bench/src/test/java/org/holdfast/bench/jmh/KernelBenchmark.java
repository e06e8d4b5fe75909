package org.holdfast.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.column.RegisterSnapshot;
import org.holdfast.column.Snapshot;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.BatchWork;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.holdfast.synth.SynthesisProgress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All kernels of a pack over synthetic households in memory, on one thread, by the size of batches: time a household. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
    private static final int HOUSEHOLDS = 20_480;
    private static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);

    @Param({"cn", "neutral"})
    public String pack = "cn";

    @Param({"64", "256", "1024", "4096"})
    public int batch = 1024;

    private ColumnarAssessor assessor;

    @Setup
    public void open() throws Exception {
        Path directory = Files.createTempDirectory("holdfast-jmh");
        try {
            Path register = Files.createDirectories(directory.resolve("register"));
            Synthesis.run(new Commission(HOUSEHOLDS, 1, AS_OF, 2), register, SynthesisProgress.SILENT);
            ReadOptions options = new ReadOptions(null, null, directory.resolve("rejected.csv"), Progress.SILENT);
            Snapshot snapshot =
                    new RegisterSnapshot(RegisterReader.read(register, options).register());
            Pack policy = PackLoader.load(Path.of("packs", pack)).pack();
            assessor = ColumnarAssessor.open(
                    snapshot, policy, AS_OF, new ColumnarAssessor.Settings(1, batch).withoutCosts());
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(HOUSEHOLDS)
    public long[] assess() throws IOException {
        long[] sum = {0};
        assessor.runWithoutIds(Scores::new, score -> sum[0] += score);
        return sum;
    }

    /** Adds up scores, causes and measures. */
    private static final class Scores implements BatchWork<Long> {
        private long sum;

        @Override
        public void work(AssessedBatch assessed) {
            int households = assessed.households();
            for (int i = 0; i < households; i++) {
                sum += assessed.score(i);
            }
            sum += assessed.causeStarts()[households] + assessed.measureStarts()[households];
        }

        @Override
        public Long take() {
            long taken = sum;
            sum = 0;
            return taken;
        }
    }
}

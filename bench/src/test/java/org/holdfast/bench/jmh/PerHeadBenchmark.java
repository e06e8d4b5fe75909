package org.holdfast.bench.jmh;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.holdfast.engine.Exact;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Income per head as the reference interpreter divides it: what the columnar division replaces. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PerHeadBenchmark {
    private static final int HOUSEHOLDS = 4096;
    private final long[] income = new long[HOUSEHOLDS];
    private final long[] size = new long[HOUSEHOLDS];

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(7);
        for (int household = 0; household < HOUSEHOLDS; household++) {
            income[household] = random.nextLong(-1_000_000, 10_000_000);
            size[household] = random.nextLong(0, 8);
        }
    }

    @Benchmark
    @OperationsPerInvocation(HOUSEHOLDS)
    public long exact() {
        long sum = 0;
        for (int household = 0; household < HOUSEHOLDS; household++) {
            Long perHead = Exact.perHead(income[household], size[household]);
            sum += perHead == null ? 0 : perHead;
        }
        return sum;
    }
}

package org.holdfast.bench.jmh;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/**
 * The ten sums over the ledger that the pack {@code cn} asks for, three ways: each condition and sum a loop of its own over
 * the rows (vectors), all of them in one loop with comparisons (what a code generator would write), and the row's class
 * looked up by its codes (what the engine does). Time a household of about 33 rows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LedgerSumsBenchmark {
    private static final int HOUSEHOLDS = 1024;
    private static final int MONTHS = 24;
    private static final int ITEMS = 10;
    private static final int SUMS = 10;
    private static final int CLASSES = 13;
    /** wage, business, property, transfer, business_cost, medical, education, housing, disaster, other. */
    private static final int FIRST_EXPENSE = 4;

    private final int[] starts = new int[HOUSEHOLDS + 1];
    private byte[] month = {};
    private byte[] flow = {};
    private byte[] item = {};
    private int[] amount = {};
    private byte[] truth = {};
    private final int[] planeOf = new int[MONTHS * 2 * ITEMS];
    private final long[] classSums = new long[CLASSES * (HOUSEHOLDS + 8)];
    private final long[][] sums = new long[SUMS][HOUSEHOLDS];

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(7);
        for (int household = 0; household < HOUSEHOLDS; household++) {
            starts[household + 1] = starts[household] + random.nextInt(14, 54);
        }
        int rows = starts[HOUSEHOLDS];
        month = new byte[rows];
        flow = new byte[rows];
        item = new byte[rows];
        amount = new int[rows];
        truth = new byte[rows];
        for (int row = 0; row < rows; row++) {
            item[row] = (byte) random.nextInt(ITEMS);
            flow[row] = (byte) (item[row] < FIRST_EXPENSE ? 0 : 1);
            month[row] = (byte) random.nextInt(MONTHS);
            amount[row] = random.nextInt(1_000_000);
        }
        for (int cell = 0; cell < planeOf.length; cell++) {
            int cellMonth = cell / (2 * ITEMS);
            int cellItem = cell % ITEMS;
            int one =
                    cellMonth >= 12 ? 1 + cellItem : cellItem < FIRST_EXPENSE ? 11 : cellItem == FIRST_EXPENSE ? 12 : 0;
            planeOf[cell] = one * (HOUSEHOLDS + 8);
        }
    }

    @Benchmark
    @OperationsPerInvocation(HOUSEHOLDS)
    public long[] byClass() {
        Arrays.fill(classSums, 0);
        for (int household = 0; household < HOUSEHOLDS; household++) {
            int end = starts[household + 1];
            for (int row = starts[household]; row < end; row++) {
                classSums[planeOf[month[row] * 2 * ITEMS + flow[row] * ITEMS + item[row]] + household] += amount[row];
            }
        }
        for (int sum = 0; sum < SUMS; sum++) {
            long[] to = sums[sum];
            int first = (1 + sum) * (HOUSEHOLDS + 8);
            for (int i = 0; i < HOUSEHOLDS; i++) {
                to[i] = classSums[first + i] + classSums[first + i - (HOUSEHOLDS + 8)];
            }
        }
        return sums[0];
    }

    @Benchmark
    @OperationsPerInvocation(HOUSEHOLDS)
    public long[] generated() {
        for (int household = 0; household < HOUSEHOLDS; household++) {
            long income = 0;
            long rigid = 0;
            long before = 0;
            long wage = 0;
            long business = 0;
            long transfer = 0;
            long medical = 0;
            long schooling = 0;
            int end = starts[household + 1];
            for (int row = starts[household]; row < end; row++) {
                boolean recent = month[row] >= 12;
                boolean earlier = month[row] < 12;
                int what = item[row];
                boolean in = flow[row] == 0 && what < FIRST_EXPENSE;
                boolean cost = flow[row] == 1 && what == FIRST_EXPENSE;
                long value = amount[row];
                income += recent && in ? value : recent && cost ? -value : 0;
                before += earlier && in ? value : earlier && cost ? -value : 0;
                rigid += recent && flow[row] == 1 && what >= 5 && what <= 8 ? value : 0;
                wage += recent && in && what == 0 ? value : 0;
                business += recent && in && what == 1 ? value : 0;
                transfer += recent && in && what == 3 ? value : 0;
                medical += recent && flow[row] == 1 && what == 5 ? value : 0;
                schooling += recent && flow[row] == 1 && what == 6 ? value : 0;
            }
            sums[0][household] = income;
            sums[1][household] = rigid;
            sums[2][household] = before;
            sums[3][household] = wage;
            sums[4][household] = business;
            sums[5][household] = transfer;
            sums[6][household] = medical;
            sums[7][household] = schooling;
        }
        return sums[0];
    }

    @Benchmark
    @OperationsPerInvocation(HOUSEHOLDS)
    public long[] byVectors() {
        for (int sum = 0; sum < SUMS; sum++) {
            for (int row = 0; row < truth.length; row++) {
                truth[row] = (byte) (month[row] >= 12 ? 3 : 0);
            }
            for (int row = 0; row < truth.length; row++) {
                truth[row] &= (byte) (item[row] == sum ? 3 : 0);
            }
            long[] to = sums[sum];
            for (int household = 0; household < HOUSEHOLDS; household++) {
                long total = 0;
                int end = starts[household + 1];
                for (int row = starts[household]; row < end; row++) {
                    total += truth[row] == 3 ? amount[row] : 0;
                }
                to[household] = total;
            }
        }
        return sums[0];
    }
}

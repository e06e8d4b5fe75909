package org.holdfast.bench.holdfast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.bench.Outcome;
import org.holdfast.bench.Peer;
import org.holdfast.bench.Question;
import org.holdfast.column.BatchCells;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Snapshot;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.jspecify.annotations.Nullable;

/**
 * The floor under the kernel: the same columns read the same way, each value added up where it is known, and nothing
 * decided.
 */
public final class PlainRead implements Peer {
    private static final int ROWS = 4096;
    private @Nullable Snapshot snapshot;
    private List<ColumnName> columns = List.of();
    private List<ColumnForm.Layout> layouts = List.of();

    @Override
    public String name() {
        return "plain read of the same columns";
    }

    @Override
    public void prepare(Question question) throws Exception {
        Snapshot opened = Snapshots.open(question);
        snapshot = opened;
        ColumnarAssessor assessor = ColumnarAssessor.open(
                opened, Snapshots.pack(question), question.asOf(), ColumnarAssessor.Settings.standard());
        columns = List.copyOf(assessor.columns());
        layouts = columns.stream()
                .map(column -> opened.columns(column.table())
                        .map(forms -> forms.get(column.column()))
                        .orElseThrow(IllegalStateException::new)
                        .layout())
                .toList();
    }

    @Override
    public Outcome run() throws Exception {
        Snapshot read = Peer.prepared(snapshot);
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger next = new AtomicInteger();
            AtomicLong sum = new AtomicLong();
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(reading(read, next, sum)));
            }
            for (Future<Boolean> one : running) {
                one.get();
            }
            if (sum.get() == 0) {
                throw new IllegalStateException("Nothing was read");
            }
        } finally {
            pool.shutdown();
        }
        return new Outcome(read.households(), null);
    }

    private Callable<Boolean> reading(Snapshot read, AtomicInteger next, AtomicLong sum) {
        return () -> {
            Sum mine = new Sum();
            try (BatchReader reader = read.open(columns)) {
                for (int batch = next.getAndIncrement(); batch < read.batches(); batch = next.getAndIncrement()) {
                    reader.read(batch);
                    for (int i = 0; i < columns.size(); i++) {
                        mine.add(reader.cells(columns.get(i)), layouts.get(i));
                    }
                }
            }
            sum.addAndGet(mine.value());
            return true;
        };
    }

    /** Adds up cells of any layout, a stretch at a time. */
    private static final class Sum {
        private final byte[] bytes = new byte[ROWS];
        private final short[] shorts = new short[ROWS];
        private final int[] ints = new int[ROWS];
        private final long[] longs = new long[ROWS];
        private final double[] doubles = new double[ROWS];
        private final byte[] known = new byte[ROWS];
        private long whole;
        private double decimal;

        void add(BatchCells cells, ColumnForm.Layout layout) {
            for (int from = 0; from < cells.rows(); from += ROWS) {
                int count = Math.min(ROWS, cells.rows() - from);
                cells.known(from, count, known);
                switch (layout) {
                    case BIT -> {
                        cells.bits(from, count, bytes);
                        addBytes(count);
                    }
                    case INT8 -> {
                        cells.bytes(from, count, bytes);
                        addBytes(count);
                    }
                    case INT16 -> {
                        cells.shorts(from, count, shorts);
                        for (int i = 0; i < count; i++) {
                            whole += shorts[i] & -known[i];
                        }
                    }
                    case INT32 -> {
                        cells.ints(from, count, ints);
                        for (int i = 0; i < count; i++) {
                            whole += ints[i] & -known[i];
                        }
                    }
                    case INT64 -> {
                        cells.longs(from, count, longs);
                        for (int i = 0; i < count; i++) {
                            whole += longs[i] & -known[i];
                        }
                    }
                    case FLOAT64 -> {
                        cells.doubles(from, count, doubles);
                        for (int i = 0; i < count; i++) {
                            decimal += known[i] == 0 ? 0 : doubles[i];
                        }
                    }
                    case TEXT -> throw new IllegalStateException("The kernel reads no texts");
                }
            }
        }

        private void addBytes(int count) {
            for (int i = 0; i < count; i++) {
                whole += bytes[i] & -known[i];
            }
        }

        long value() {
            return whole + Double.doubleToLongBits(decimal);
        }
    }
}

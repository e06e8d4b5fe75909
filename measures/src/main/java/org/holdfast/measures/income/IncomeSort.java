package org.holdfast.measures.income;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * Sorts incomes together with their weights and rows. Many incomes are first dealt out to buckets of ascending incomes, small
 * enough for what follows to stay in the processor's cache, and then each bucket is sorted. Equal incomes keep the order of
 * their rows.
 */
final class IncomeSort {
    private static final int FEW = 1 << 14;
    private static final int BUCKET = 1 << 13;

    final double[] values;
    final double[] weights;
    final int[] rows;
    private final double[] incomes;
    private final double[] weightOfRow;
    private final Workers workers;

    /**
     * Sorts.
     *
     * @param incomes NaN for those left out
     * @param weightOfRow finite and not negative
     * @throws Undefined when an income is infinite
     */
    IncomeSort(double[] incomes, double[] weightOfRow, Workers workers) throws Undefined {
        this.incomes = incomes;
        this.weightOfRow = weightOfRow;
        this.workers = workers;
        KnownIncomes known = KnownIncomes.of(incomes, weightOfRow, workers);
        this.values = new double[known.count()];
        this.weights = new double[known.count()];
        this.rows = new int[known.count()];
        if (known.count() < FEW) {
            sortBuckets(deal());
        } else {
            sortBuckets(deal(new IncomeCells(incomes, known.least(), known.greatest())));
        }
    }

    /** One bucket of all, in the order of rows. */
    private int[] deal() {
        int at = 0;
        for (int row = 0; row < incomes.length; row++) {
            if (!Double.isNaN(incomes[row])) {
                put(row, at++);
            }
        }
        return new int[] {0, at};
    }

    /** Buckets of about equal size; equal incomes share a bucket. */
    private int[] deal(IncomeCells cells) {
        int[][] held = new int[workers.number()][IncomeCells.count()];
        workers.stretches(incomes.length, stretch -> count(cells, stretch, held[stretch.part()]));
        int[] bucketOfCell = new int[IncomeCells.count()];
        int[] starts = new int[IncomeCells.count() + 1];
        int[][] next = new int[workers.number()][IncomeCells.count()];
        int bucket = 0;
        int dealt = 0;
        for (int cell = 0; cell < bucketOfCell.length; cell++) {
            int here = 0;
            for (int[] ofPart : held) {
                here += ofPart[cell];
            }
            int before = dealt - starts[bucket];
            if (before > 0 && before + here > BUCKET) {
                starts[++bucket] = dealt;
            }
            bucketOfCell[cell] = bucket;
            dealt += here;
            for (int part = 0; part < next.length; part++) {
                next[part][bucket] += held[part][cell];
            }
        }
        starts[++bucket] = dealt;
        for (int i = 0; i < bucket; i++) {
            int at = starts[i];
            for (int[] ofPart : next) {
                int size = ofPart[i];
                ofPart[i] = at;
                at += size;
            }
        }
        workers.stretches(incomes.length, stretch -> deal(cells, bucketOfCell, stretch, next[stretch.part()]));
        return Arrays.copyOf(starts, bucket + 1);
    }

    private void count(IncomeCells cells, Workers.Stretch stretch, int[] held) {
        for (int row = stretch.start(); row < stretch.end(); row++) {
            double income = incomes[row];
            if (!Double.isNaN(income)) {
                held[cells.of(income)]++;
            }
        }
    }

    private void deal(IncomeCells cells, int[] bucketOfCell, Workers.Stretch stretch, int[] next) {
        for (int row = stretch.start(); row < stretch.end(); row++) {
            double income = incomes[row];
            if (!Double.isNaN(income)) {
                put(row, next[bucketOfCell[cells.of(income)]]++);
            }
        }
    }

    private void put(int row, int at) {
        values[at] = incomes[row];
        weights[at] = weightOfRow[row];
        rows[at] = row;
    }

    private void sortBuckets(int[] starts) {
        int most = 0;
        for (int bucket = 1; bucket < starts.length; bucket++) {
            most = Math.max(most, starts[bucket] - starts[bucket - 1]);
        }
        int room = most;
        workers.pieces(starts.length - 1, () -> {
            Room own = new Room(room);
            return bucket -> own.sort(starts[bucket], starts[bucket + 1]);
        });
    }

    /** What one worker sorts a bucket in. */
    private final class Room {
        private final AscendingOrder ascending;
        private final int[] order;
        private final double[] someValues;
        private final double[] someWeights;
        private final int[] someRows;

        Room(int most) {
            this.ascending = new AscendingOrder(most);
            this.order = new int[most];
            this.someValues = new double[most];
            this.someWeights = new double[most];
            this.someRows = new int[most];
        }

        void sort(int start, int end) {
            int size = end - start;
            ascending.write(values, start, end, order);
            for (int i = 0; i < size; i++) {
                int from = start + order[i];
                someValues[i] = values[from];
                someWeights[i] = weights[from];
                someRows[i] = rows[from];
            }
            System.arraycopy(someValues, 0, values, start, size);
            System.arraycopy(someWeights, 0, weights, start, size);
            System.arraycopy(someRows, 0, rows, start, size);
        }
    }
}

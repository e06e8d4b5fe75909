package org.holdfast.register.spill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects records and sorts as many as fit into memory at a time into runs. For one thread. */
public final class RecordSorter {
    private static final int CHUNK = 1 << 16;
    private final Spill spill;
    private final RecordOrder order;
    private final int mostBytes;
    private final List<Chunks> runs = new ArrayList<>();
    private byte[] records = new byte[1 << 12];
    private int end;
    private long[] ranks = new long[256];
    private int[] starts = new int[256];
    private int count;

    /** @param mostBytes of records that are sorted at a time */
    public RecordSorter(Spill spill, RecordOrder order, int mostBytes) {
        this.spill = spill;
        this.order = order;
        this.mostBytes = mostBytes;
    }

    /** @param rank as an unsigned number the first key; the order of records decides between equal ones */
    public void add(long rank, RecordBuffer record) throws IOException {
        if (end > 0 && end + (long) record.size() > mostBytes) {
            sortRun();
        }
        if (count == ranks.length) {
            ranks = Arrays.copyOf(ranks, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
        }
        if (record.size() > records.length - end) {
            records = Arrays.copyOf(
                    records, Math.max(Math.min(mostBytes, records.length * 2), Math.addExact(end, record.size())));
        }
        ranks[count] = rank;
        starts[count++] = end;
        System.arraycopy(record.bytes(), 0, records, end, record.size());
        end += record.size();
    }

    /** The sorted runs of all records; the sorter is empty afterwards. */
    List<Chunks> finish() throws IOException {
        sortRun();
        records = new byte[0];
        ranks = new long[0];
        starts = new int[0];
        return runs;
    }

    RecordOrder order() {
        return order;
    }

    /** A run's records: the length, the rank, and the record. */
    private void sortRun() throws IOException {
        int[] sorted = sorted();
        Chunks run = new Chunks(spill);
        RecordBuffer chunk = new RecordBuffer();
        for (int at : sorted) {
            int length = (at + 1 < count ? starts[at + 1] : end) - starts[at];
            if (chunk.size() > 0 && chunk.size() + length > CHUNK) {
                run.add(chunk.bytes(), chunk.size());
                chunk.clear();
            }
            chunk.putCount(length);
            chunk.putLong(ranks[at]);
            chunk.putBytes(records, starts[at], starts[at] + length);
        }
        run.add(chunk.bytes(), chunk.size());
        if (count > 0) {
            runs.add(run);
        }
        count = 0;
        end = 0;
    }

    private int[] sorted() {
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = i;
        }
        int[] other = new int[count];
        boolean inOrder = true;
        for (int i = 1; inOrder && i < count; i++) {
            inOrder = compare(i - 1, i) <= 0;
        }
        for (int width = 1; !inOrder && width < count && width > 0; width *= 2) {
            for (int from = 0; from < count; from += 2 * width) {
                merge(sorted, other, from, Math.min(count, from + width), Math.min(count, from + 2 * width));
            }
            int[] swap = sorted;
            sorted = other;
            other = swap;
        }
        return sorted;
    }

    private void merge(int[] from, int[] to, int start, int middle, int stop) {
        int left = start;
        int right = middle;
        for (int at = start; at < stop; at++) {
            boolean takeLeft = right >= stop || left < middle && compare(from[left], from[right]) <= 0;
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int left, int right) {
        int byRank = Long.compareUnsigned(ranks[left], ranks[right]);
        return byRank != 0 ? byRank : order.compare(records, starts[left], records, starts[right]);
    }
}

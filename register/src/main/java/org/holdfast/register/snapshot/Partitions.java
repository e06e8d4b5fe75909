package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.register.Reason;
import org.holdfast.register.Rejections;
import org.holdfast.register.spill.Chunks;
import org.holdfast.register.spill.RecordBuffer;
import org.holdfast.register.spill.RecordCursor;
import org.holdfast.register.spill.SortedRecords;
import org.holdfast.register.spill.Spill;

/** All households in order, cut into partitions. */
final class Partitions {
    private static final int CHUNK = 1 << 16;
    private final List<Partition> partitions = new ArrayList<>();
    private final Spill spill;
    private final Workload workload;
    private final RecordBuffer chunk = new RecordBuffer();
    private Chunks filling;
    private byte[] firstId = {};
    private byte[] lastId = new byte[64];
    private int lastLength = -1;
    private int count;
    private long households;

    private Partitions(Spill spill, Workload workload) {
        this.spill = spill;
        this.workload = workload;
        this.filling = new Chunks(spill);
    }

    /** @param sorted what {@link HouseholdSink}s have sorted */
    static Partitions of(SortedRecords sorted, Spill spill, Workload workload, Rejections rejected) throws IOException {
        Partitions made = new Partitions(spill, workload);
        while (sorted.next()) {
            made.add(sorted.record(), sorted.end(), rejected);
        }
        made.cut();
        return made;
    }

    List<Partition> list() {
        return partitions;
    }

    long households() {
        return households;
    }

    /** The first identifiers of the partitions, to find the one in which a household would be. */
    Splitters splitters() {
        return new Splitters(partitions.stream().map(Partition::firstId).toArray(byte[][]::new));
    }

    private void add(RecordCursor record, int end, Rejections rejected) throws IOException {
        record.nextText();
        byte[] bytes = record.bytes();
        int from = record.textStart();
        int to = record.textEnd();
        long line = record.nextCount();
        if (lastLength == to - from && Arrays.equals(bytes, from, to, lastId, 0, lastLength)) {
            rejected.add("household", line, "household_id", record.text(), Reason.DUPLICATE);
            return;
        }
        if (count == workload.partition()) {
            cut();
            firstId = Arrays.copyOfRange(bytes, from, to);
        }
        lastLength = to - from;
        if (lastLength > lastId.length) {
            lastId = new byte[lastLength * 2];
        }
        System.arraycopy(bytes, from, lastId, 0, lastLength);
        int length = end - record.position();
        if (chunk.size() > 0 && chunk.size() + lastLength + length > CHUNK) {
            flush();
        }
        chunk.putText(bytes, from, to);
        chunk.putText(bytes, record.position(), end);
        count++;
        households++;
    }

    private void cut() throws IOException {
        flush();
        partitions.add(new Partition(partitions.size(), firstId, filling, count, spill, workload.hands()));
        filling = new Chunks(spill);
        count = 0;
    }

    private void flush() throws IOException {
        filling.add(chunk.bytes(), chunk.size());
        chunk.clear();
    }
}

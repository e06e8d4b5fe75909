package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.holdfast.register.RecordSink;
import org.holdfast.register.spill.Chunks;
import org.holdfast.register.spill.RecordBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a table of children that one hand of a scan comes upon to the households they name, partition by
 * partition. A record is read back by {@link ChildCursor}.
 */
final class ChildSink implements RecordSink {
    private final Splitters splitters;
    private final Chunks[] chunks;
    private final @Nullable RecordBuffer[] filling;
    private final long[] lastLines;
    private final int bufferBytes;
    private byte[] lastId = new byte[64];
    private int lastLength = -1;
    private int partition;

    ChildSink(List<Partition> partitions, Splitters splitters, String table, int hand, int bufferBytes) {
        this.splitters = splitters;
        this.bufferBytes = bufferBytes;
        this.chunks = partitions.stream().map(p -> p.children(table)[hand]).toArray(Chunks[]::new);
        this.filling = new RecordBuffer[partitions.size()];
        this.lastLines = new long[partitions.size()];
    }

    @Override
    public void add(long line, byte[] bytes, int from, int to, RecordBuffer record) throws IOException {
        boolean same = lastLength == to - from && Arrays.equals(bytes, from, to, lastId, 0, lastLength);
        if (!same) {
            partition = splitters.find(bytes, from, to);
            remember(bytes, from, to);
        }
        RecordBuffer buffer = filling[partition];
        if (buffer == null) {
            buffer = new RecordBuffer();
            filling[partition] = buffer;
        }
        if (buffer.size() > 0 && buffer.size() + record.size() > bufferBytes - 128) {
            flush(partition, buffer);
        }
        buffer.putCount(line - lastLines[partition] << 1 | (same ? 1 : 0));
        lastLines[partition] = line;
        if (!same) {
            buffer.putText(bytes, from, to);
        }
        buffer.putText(record.bytes(), 0, record.size());
    }

    /** Stores what is left; no row comes after that. */
    void finish() throws IOException {
        for (int i = 0; i < filling.length; i++) {
            RecordBuffer buffer = filling[i];
            if (buffer != null) {
                flush(i, buffer);
                filling[i] = null;
            }
        }
    }

    private void flush(int to, RecordBuffer buffer) throws IOException {
        chunks[to].add(buffer.bytes(), buffer.size());
        buffer.clear();
    }

    private void remember(byte[] bytes, int from, int to) {
        lastLength = to - from;
        if (lastLength > lastId.length) {
            lastId = new byte[lastLength * 2];
        }
        System.arraycopy(bytes, from, lastId, 0, lastLength);
    }
}

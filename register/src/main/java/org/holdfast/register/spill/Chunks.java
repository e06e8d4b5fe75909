package org.holdfast.register.spill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Chunks that follow one another: the bytes of a stream of records, cut between records. For one thread at a time. */
public final class Chunks {
    private final Spill spill;
    private final List<Spill.Chunk> chunks = new ArrayList<>();
    private long bytes;

    public Chunks(Spill spill) {
        this.spill = spill;
    }

    /** Adds a copy of bytes as one chunk. */
    public void add(byte[] more, int length) throws IOException {
        if (length > 0) {
            chunks.add(spill.store(more, length));
            bytes += length;
        }
    }

    public int count() {
        return chunks.size();
    }

    public int length(int chunk) {
        return chunks.get(chunk).length();
    }

    public long bytes() {
        return bytes;
    }

    /** Copies a chunk; how long it is. */
    public int copy(int chunk, byte[] into, int at) throws IOException {
        int length = length(chunk);
        copy(chunk, 0, into, at, length);
        return length;
    }

    public void copy(int chunk, int from, byte[] into, int at, int length) throws IOException {
        spill.read(chunks.get(chunk), from, into, at, length);
    }

    /** Forgets the chunks. */
    public void clear() {
        chunks.forEach(spill::release);
        chunks.clear();
        bytes = 0;
    }
}

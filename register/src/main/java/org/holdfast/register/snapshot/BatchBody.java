package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** The fields and buffers of a record batch, in the order of the schema. */
final class BatchBody {
    static final int ALIGNMENT = 64;
    private long[] fields = new long[128];
    private int fieldCount;
    private final List<byte[]> buffers = new ArrayList<>();
    private int[] lengths = new int[256];

    void field(long rows, long unknowns) {
        if (fieldCount * 2 == fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        fields[fieldCount * 2] = rows;
        fields[fieldCount * 2 + 1] = unknowns;
        fieldCount++;
    }

    void buffer(byte[] bytes, int length) {
        if (buffers.size() == lengths.length) {
            lengths = Arrays.copyOf(lengths, lengths.length * 2);
        }
        lengths[buffers.size()] = length;
        buffers.add(bytes);
    }

    /** The lists of a table of children, a list a household; the columns of the table follow. */
    void lists(long households, CellsBuilder starts, long rows) {
        field(households, 0);
        starts.buffersInto(this);
        field(rows, 0);
        buffer(new byte[0], 0);
    }

    int fields() {
        return fieldCount;
    }

    long rows(int field) {
        return fields[field * 2];
    }

    long unknowns(int field) {
        return fields[field * 2 + 1];
    }

    int buffers() {
        return buffers.size();
    }

    int length(int buffer) {
        return lengths[buffer];
    }

    /** Where a buffer begins; with the number of buffers, where the body ends. */
    long[] offsets() {
        long[] offsets = new long[buffers.size() + 1];
        for (int i = 0; i < buffers.size(); i++) {
            offsets[i + 1] = aligned(offsets[i] + lengths[i]);
        }
        return offsets;
    }

    /** The CRC-32C of each buffer: eight hexadecimal digits each. */
    String checksums() {
        StringBuilder text = new StringBuilder(buffers.size() * Checksum.DIGITS);
        CRC32C crc = new CRC32C();
        for (int i = 0; i < buffers.size(); i++) {
            crc.reset();
            crc.update(buffers.get(i), 0, lengths[i]);
            Checksum.append((int) crc.getValue(), text);
        }
        return text.toString();
    }

    /** Copies the buffers to where the body begins in an array of zeros. */
    void copyTo(byte[] message, int start) {
        long[] offsets = offsets();
        for (int i = 0; i < buffers.size(); i++) {
            System.arraycopy(buffers.get(i), 0, message, start + (int) offsets[i], lengths[i]);
        }
    }

    static long aligned(long length) {
        return length + ALIGNMENT - 1 & -ALIGNMENT;
    }
}

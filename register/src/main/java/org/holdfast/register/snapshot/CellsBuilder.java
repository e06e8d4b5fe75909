package org.holdfast.register.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.holdfast.column.ColumnForm.Layout;

/** The cells of one column of a batch, collected row by row into the buffers that an Arrow file has. */
final class CellsBuilder {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private final Layout layout;
    private final int width;
    private byte[] values = new byte[64];
    private int end;
    /** For texts: where each begins, and where the last ends. */
    private byte[] offsets = new byte[Integer.BYTES];

    private byte[] unknown = {};
    private int unknowns;
    private int rows;

    CellsBuilder(Layout layout) {
        this.layout = layout;
        this.width = layout.bytes();
    }

    int rows() {
        return rows;
    }

    /** Adds a known cell; of a truth value 0 or 1. */
    void add(long value) {
        if (width == 0) {
            addBit(value);
        } else {
            if (end + Long.BYTES > values.length) {
                values = Arrays.copyOf(values, grown(end + Long.BYTES));
            }
            // the next cell is written over what is too much
            LONGS.set(values, end, value);
            end += width;
        }
        rows++;
    }

    void add(double value) {
        if (end + Long.BYTES > values.length) {
            values = Arrays.copyOf(values, grown(end + Long.BYTES));
        }
        LONGS.set(values, end, Double.doubleToRawLongBits(value));
        end += Double.BYTES;
        rows++;
    }

    void add(byte[] utf8, int from, int length) {
        int after = Math.addExact(end, length);
        if (after > values.length) {
            values = Arrays.copyOf(values, grown(after));
        }
        System.arraycopy(utf8, from, values, end, length);
        end = after;
        endText();
    }

    void addUnknown() {
        int at = rows >> 3;
        if (at >= unknown.length) {
            unknown = Arrays.copyOf(unknown, grown(at + 1));
        }
        unknown[at] |= (byte) (1 << (rows & 7));
        unknowns++;
        switch (layout) {
            case TEXT -> endText();
            case FLOAT64 -> add(0.0);
            default -> add(0);
        }
    }

    /** Whether a cell of truth values is known and true. */
    boolean isTrue(int row) {
        int at = row >> 3;
        boolean isKnown = unknowns == 0 || at >= unknown.length || (unknown[at] >> (row & 7) & 1) == 0;
        return isKnown && (values[at] >> (row & 7) & 1) != 0;
    }

    /** Forgets every cell. */
    void clear() {
        if (unknowns > 0) {
            Arrays.fill(unknown, (byte) 0);
        }
        unknowns = 0;
        rows = 0;
        end = 0;
    }

    /** Writes the field and its buffers: which cells are known, where texts begin, and the values. */
    void into(BatchBody body) {
        body.field(rows, unknowns);
        buffersInto(body);
    }

    void buffersInto(BatchBody body) {
        body.buffer(known(), unknowns == 0 ? 0 : rows + 7 >> 3);
        if (layout == Layout.TEXT) {
            body.buffer(offsets, (rows + 1) * Integer.BYTES);
        }
        body.buffer(values, layout == Layout.BIT ? rows + 7 >> 3 : end);
    }

    private byte[] known() {
        if (unknowns == 0) {
            return unknown;
        }
        byte[] known = Arrays.copyOf(unknown, rows + 7 >> 3);
        for (int i = 0; i < known.length; i++) {
            known[i] = (byte) ~known[i];
        }
        if ((rows & 7) != 0) {
            known[known.length - 1] &= (byte) ((1 << (rows & 7)) - 1);
        }
        return known;
    }

    private void addBit(long value) {
        int at = rows >> 3;
        if (at >= values.length) {
            values = Arrays.copyOf(values, grown(at + 1));
        }
        int bit = rows & 7;
        values[at] = (byte) (bit == 0 ? value : values[at] | value << bit);
    }

    private void endText() {
        rows++;
        int at = Math.multiplyExact(rows, Integer.BYTES);
        if (at + Integer.BYTES > offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(at + Integer.BYTES));
        }
        INTS.set(offsets, at, end);
    }

    private static int grown(int least) {
        return (int) Math.min(Integer.MAX_VALUE - 16L, least + (long) (least >> 1) + 64);
    }
}

package org.holdfast.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column in one batch, in the layout of its {@link ColumnForm}: little-endian buffers, to be copied
 * out in bulk. Ranges are counted in rows of the batch.
 */
public final class BatchCells {
    private static final long[] SPREAD = spread();
    private final int rows;
    private final ByteBuffer values;
    private final @Nullable ByteBuffer known;
    private final @Nullable ByteBuffer offsets;

    /**
     * @param values the cells; for texts their UTF-8 bytes one after the other
     * @param known a bit a cell, set where it is known, least significant first; null when every cell is
     * @param offsets for texts, rows + 1 of them (32 bits); otherwise null
     */
    public BatchCells(int rows, ByteBuffer values, @Nullable ByteBuffer known, @Nullable ByteBuffer offsets) {
        this.rows = rows;
        this.values = values.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.known = known == null ? null : known.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.offsets = offsets == null ? null : offsets.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    public int rows() {
        return rows;
    }

    /** Whether every cell of the batch is known. */
    public boolean isWhole() {
        return known == null;
    }

    /** Writes 1 for each known cell and 0 for each unknown one. */
    public void known(int from, int count, byte[] to) {
        if (known == null) {
            Arrays.fill(to, 0, count, (byte) 1);
        } else {
            bits(known, from, count, to);
        }
    }

    /** Writes the bits of a BIT column as 0 or 1. */
    public void bits(int from, int count, byte[] to) {
        bits(values, from, count, to);
    }

    /** Copies INT8 cells. */
    public void bytes(int from, int count, byte[] to) {
        values.get(from, to, 0, count);
    }

    /** Copies INT16 cells. */
    public void shorts(int from, int count, short[] to) {
        values.slice(from * Short.BYTES, count * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(to, 0, count);
    }

    /** Copies INT32 cells. */
    public void ints(int from, int count, int[] to) {
        values.slice(from * Integer.BYTES, count * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(to, 0, count);
    }

    /** Copies INT64 cells. */
    public void longs(int from, int count, long[] to) {
        values.slice(from * Long.BYTES, count * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(to, 0, count);
    }

    /** Copies FLOAT64 cells. */
    public void doubles(int from, int count, double[] to) {
        values.slice(from * Double.BYTES, count * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(to, 0, count);
    }

    /** Whether one cell is known. */
    public boolean isKnown(int row) {
        return known == null || (known.get(row >> 3) >> (row & 7) & 1) != 0;
    }

    /** The text of a known TEXT cell. */
    public String text(int row) {
        return new String(utf8(row), StandardCharsets.UTF_8);
    }

    /** The UTF-8 bytes of a known TEXT cell. */
    public byte[] utf8(int row) {
        ByteBuffer ends = Objects.requireNonNull(offsets, "a column of texts has offsets");
        int start = ends.getInt(row * Integer.BYTES);
        byte[] bytes = new byte[ends.getInt((row + 1) * Integer.BYTES) - start];
        values.get(start, bytes);
        return bytes;
    }

    private static void bits(ByteBuffer bits, int from, int count, byte[] to) {
        int row = 0;
        if ((from & 7) == 0) {
            ByteBuffer out = ByteBuffer.wrap(to).order(ByteOrder.LITTLE_ENDIAN);
            for (; row + 8 <= count; row += 8) {
                out.putLong(row, SPREAD[bits.get((from + row) >> 3) & 0xff]);
            }
        }
        for (; row < count; row++) {
            int at = from + row;
            to[row] = (byte) (bits.get(at >> 3) >> (at & 7) & 1);
        }
    }

    /** For each byte its eight bits as eight bytes of a little-endian number. */
    private static long[] spread() {
        long[] spread = new long[256];
        for (int bits = 0; bits < spread.length; bits++) {
            for (int bit = 0; bit < 8; bit++) {
                spread[bits] |= (long) (bits >> bit & 1) << (8 * bit);
            }
        }
        return spread;
    }
}

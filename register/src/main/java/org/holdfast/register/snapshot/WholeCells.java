package org.holdfast.register.snapshot;

import org.holdfast.column.BatchCells;
import org.holdfast.column.ColumnForm.Layout;

/** Cells of any layout of whole numbers, widened. */
final class WholeCells {
    private long[] values = {};
    private int[] ints = {};
    private short[] shorts = {};
    private byte[] bytes = {};

    /** The cells of a range; overwritten when the next is read. */
    long[] read(Layout layout, BatchCells cells, int from, int count) {
        if (values.length < count) {
            values = new long[count];
            ints = new int[count];
            shorts = new short[count];
            bytes = new byte[count];
        }
        switch (layout) {
            case BIT -> {
                cells.bits(from, count, bytes);
                for (int i = 0; i < count; i++) values[i] = bytes[i];
            }
            case INT8 -> {
                cells.bytes(from, count, bytes);
                for (int i = 0; i < count; i++) values[i] = bytes[i];
            }
            case INT16 -> {
                cells.shorts(from, count, shorts);
                for (int i = 0; i < count; i++) values[i] = shorts[i];
            }
            case INT32 -> {
                cells.ints(from, count, ints);
                for (int i = 0; i < count; i++) values[i] = ints[i];
            }
            case INT64 -> cells.longs(from, count, values);
            default -> throw new IllegalArgumentException(layout + " holds no whole numbers");
        }
        return values;
    }
}

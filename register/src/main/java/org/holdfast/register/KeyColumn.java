package org.holdfast.register;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** A column of texts that all differ, in the order of their bytes. */
public final class KeyColumn extends GroupColumn {
    private static final int PAGE_BYTES = 1 << 20;
    private final CellShape shape;
    private byte[] bytes = {};
    private int[] ends = {};
    private int count;

    KeyColumn(ColumnDescriptor column, CellShape shape) {
        super(column, shape);
        this.shape = shape;
    }

    /** Adds a row with the text of some UTF-8. */
    public void add(byte[] utf8) {
        shape.add(true);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, RowShape.roomier(count));
        }
        int start = start(count);
        int end = Math.addExact(start, utf8.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(RowShape.roomier(bytes.length), end));
        }
        System.arraycopy(utf8, 0, bytes, start, utf8.length);
        ends[count++] = end;
    }

    private int start(int value) {
        return value == 0 ? 0 : ends[value - 1];
    }

    @Override
    int dictionary(PageBytes page) {
        return 0;
    }

    @Override
    boolean isTooLong(int from, int to) {
        return start(to) - start(from) > PAGE_BYTES;
    }

    @Override
    void values(int from, int to, PageBytes page, Statistics<?> statistics) {
        page.reserve(start(to) - start(from) + (long) Integer.BYTES * (to - from));
        int start = start(from);
        for (int value = from; value < to; value++) {
            page.putInt(ends[value] - start);
            page.put(bytes, start, ends[value] - start);
            start = ends[value];
        }
        if (from < to) {
            statistics.updateStats(text(from));
            statistics.updateStats(text(to - 1));
        }
    }

    private Binary text(int value) {
        return Binary.fromConstantByteArray(Arrays.copyOfRange(bytes, start(value), ends[value]));
    }

    @Override
    void clear() {
        count = 0;
    }
}

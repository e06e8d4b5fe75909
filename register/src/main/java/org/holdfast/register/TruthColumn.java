package org.holdfast.register;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** A column whose cells are true or false. */
public final class TruthColumn extends GroupColumn {
    private final CellShape shape;
    private byte[] truths = {};
    private int count;

    TruthColumn(ColumnDescriptor column, CellShape shape) {
        super(column, shape);
        this.shape = shape;
    }

    public void add(boolean truth) {
        shape.add(true);
        if (count == truths.length) {
            truths = Arrays.copyOf(truths, RowShape.roomier(count));
        }
        truths[count++] = (byte) (truth ? 1 : 0);
    }

    public void addUnknown() {
        shape.add(false);
    }

    @Override
    int dictionary(PageBytes page) {
        return 0;
    }

    /** Eight a byte, the first lowest. */
    @Override
    void values(int from, int to, PageBytes page, Statistics<?> statistics) {
        page.reserve((to - from + 7) / 8);
        boolean all = true;
        boolean none = true;
        for (int start = from; start < to; start += 8) {
            int bits = 0;
            for (int value = start; value < Math.min(to, start + 8); value++) {
                bits |= truths[value] << (value - start);
                all &= truths[value] == 1;
                none &= truths[value] == 0;
            }
            page.putByte(bits);
        }
        if (from < to) {
            statistics.updateStats(all);
            statistics.updateStats(!none);
        }
    }

    @Override
    void clear() {
        count = 0;
    }
}

package org.holdfast.register;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** A column whose cells are doubles. */
public final class DecimalColumn extends GroupColumn {
    private final CellShape shape;
    private double[] numbers = {};
    private int count;

    DecimalColumn(ColumnDescriptor column, CellShape shape) {
        super(column, shape);
        this.shape = shape;
    }

    public void add(double number) {
        shape.add(true);
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, RowShape.roomier(count));
        }
        numbers[count++] = number;
    }

    public void addUnknown() {
        shape.add(false);
    }

    @Override
    int dictionary(PageBytes page) {
        return 0;
    }

    @Override
    void values(int from, int to, PageBytes page, Statistics<?> statistics) {
        page.reserve((long) Double.BYTES * (to - from));
        for (int value = from; value < to; value++) {
            page.putDouble(numbers[value]);
            statistics.updateStats(numbers[value]);
        }
    }

    @Override
    void clear() {
        count = 0;
    }
}

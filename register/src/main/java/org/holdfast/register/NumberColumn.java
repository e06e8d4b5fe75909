package org.holdfast.register;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column whose cells are whole numbers, amounts in minor units, or dates as days. */
public final class NumberColumn extends GroupColumn {
    /** Numbers of a narrow range are written with a dictionary. */
    private static final int NARROW = 1 << 12;

    private final CellShape shape;
    private final boolean isInt;
    private long[] numbers = {};
    private int count;
    private long least;
    private long greatest;
    private int[] entryOf = {};
    private int[] codes = {};
    private int entries;

    NumberColumn(ColumnDescriptor column, CellShape shape) {
        super(column, shape);
        this.shape = shape;
        this.isInt = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    }

    public void add(long number) {
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
        bound();
        long range = greatest - least;
        entries = 0;
        if (range < 0 || range >= Math.min(NARROW, count / 4)) {
            return 0;
        }
        entryOf = new int[(int) range + 1];
        for (int value = 0; value < count; value++) {
            entryOf[(int) (numbers[value] - least)] = 1;
        }
        page.reserve((range + 1) * Long.BYTES);
        for (int above = 0; above < entryOf.length; above++) {
            if (entryOf[above] != 0) {
                put(least + above, page);
                entryOf[above] = entries++;
            }
        }
        return entries;
    }

    private void bound() {
        least = Long.MAX_VALUE;
        greatest = Long.MIN_VALUE;
        for (int value = 0; value < count; value++) {
            least = Math.min(least, numbers[value]);
            greatest = Math.max(greatest, numbers[value]);
        }
    }

    private void put(long number, PageBytes page) {
        if (isInt) {
            page.putInt(Math.toIntExact(number));
        } else {
            page.putLong(number);
        }
    }

    @Override
    void values(int from, int to, PageBytes page, Statistics<?> statistics) {
        if (from < to) {
            update(from, to, statistics);
        }
        if (entries > 0) {
            codes(from, to, page);
            return;
        }
        page.reserve((long) Long.BYTES * (to - from));
        for (int value = from; value < to; value++) {
            put(numbers[value], page);
        }
    }

    private void codes(int from, int to, PageBytes page) {
        if (codes.length < to - from) {
            codes = new int[RowShape.roomier(to - from)];
        }
        for (int value = from; value < to; value++) {
            codes[value - from] = entryOf[(int) (numbers[value] - least)];
        }
        int width = RunsAndBits.width(entries - 1);
        page.reserve(1);
        page.putByte(width);
        RunsAndBits.write(codes, 0, to - from, width, page);
    }

    private void update(int from, int to, Statistics<?> statistics) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int value = from; value < to; value++) {
            low = Math.min(low, numbers[value]);
            high = Math.max(high, numbers[value]);
        }
        if (isInt) {
            statistics.updateStats((int) low);
            statistics.updateStats((int) high);
        } else {
            statistics.updateStats(low);
            statistics.updateStats(high);
        }
    }

    @Override
    void clear() {
        count = 0;
    }
}

package org.holdfast.register;

import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;

/** Rows of a list of values each, which is known but may be empty. */
final class ListShape extends RowShape {
    private static final int EMPTY = 1;
    private static final int ELEMENT = 2;
    private int[] ends = {};
    private int[] levels = {};
    private int rows;

    /** Ends a row's list behind a number of values, counted from the first row. */
    void end(int values) {
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, roomier(rows));
        }
        ends[rows++] = values;
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    @Override
    int rows() {
        return rows;
    }

    @Override
    int values(int from, int to) {
        return start(to) - start(from);
    }

    @Override
    int write(int from, int to, PageBytes page, Statistics<?> statistics) {
        int most = values(from, to) + (to - from);
        if (levels.length < most) {
            levels = new int[roomier(most)];
        }
        int count = repetitions(from, to);
        int start = open(page);
        RunsAndBits.write(levels, 0, count, 1, page);
        close(page, start);
        definitions(from, to);
        start = open(page);
        RunsAndBits.write(levels, 0, count, 2, page);
        close(page, start);
        statistics.incrementNumNulls(count - values(from, to));
        return count;
    }

    /** 0 where a row begins, 1 where its list goes on. */
    private int repetitions(int from, int to) {
        int count = 0;
        int begin = start(from);
        for (int row = from; row < to; row++) {
            levels[count++] = 0;
            for (int value = begin + 1; value < ends[row]; value++) {
                levels[count++] = 1;
            }
            begin = ends[row];
        }
        return count;
    }

    private void definitions(int from, int to) {
        int count = 0;
        int begin = start(from);
        for (int row = from; row < to; row++) {
            levels[count++] = begin == ends[row] ? EMPTY : ELEMENT;
            for (int value = begin + 1; value < ends[row]; value++) {
                levels[count++] = ELEMENT;
            }
            begin = ends[row];
        }
    }

    @Override
    void clear() {
        rows = 0;
    }
}

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
    private boolean hasEmpty;

    /** Ends a row's list behind a number of values, counted from the first row. */
    void end(int values) {
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, roomier(rows));
        }
        hasEmpty |= values == start(rows);
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
        start = open(page);
        if (hasEmpty) {
            definitions(from, to, count);
            RunsAndBits.write(levels, 0, count, 2, page);
        } else {
            RunsAndBits.run(ELEMENT, count, 2, page);
        }
        close(page, start);
        statistics.incrementNumNulls(count - values(from, to));
        return count;
    }

    /** 0 where a row begins, 1 where its list goes on; returns how many. */
    private int repetitions(int from, int to) {
        Arrays.fill(levels, 0, values(from, to) + to - from, 1);
        int count = 0;
        int begin = start(from);
        for (int row = from; row < to; row++) {
            levels[count] = 0;
            count += Math.max(1, ends[row] - begin);
            begin = ends[row];
        }
        return count;
    }

    private void definitions(int from, int to, int count) {
        Arrays.fill(levels, 0, count, ELEMENT);
        int at = 0;
        int begin = start(from);
        for (int row = from; row < to; row++) {
            int length = ends[row] - begin;
            levels[at] = length == 0 ? EMPTY : ELEMENT;
            at += Math.max(1, length);
            begin = ends[row];
        }
    }

    @Override
    void clear() {
        rows = 0;
        hasEmpty = false;
    }
}

package org.holdfast.register;

import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;

/** Rows of one value each, or none where it is unknown. */
final class CellShape extends RowShape {
    private int[] known = {};
    private int rows;
    private int knownRows;

    void add(boolean isKnown) {
        if (rows == known.length) {
            known = Arrays.copyOf(known, roomier(rows));
        }
        int one = isKnown ? 1 : 0;
        known[rows++] = one;
        knownRows += one;
    }

    @Override
    int rows() {
        return rows;
    }

    @Override
    int values(int from, int to) {
        if (knownRows == rows) {
            return to - from;
        }
        int sum = 0;
        for (int row = from; row < to; row++) {
            sum += known[row];
        }
        return sum;
    }

    @Override
    int write(int from, int to, PageBytes page, Statistics<?> statistics) {
        int start = open(page);
        if (knownRows == rows) {
            RunsAndBits.run(1, to - from, 1, page);
        } else {
            RunsAndBits.write(known, from, to, 1, page);
            statistics.incrementNumNulls(to - from - values(from, to));
        }
        close(page, start);
        return to - from;
    }

    @Override
    void clear() {
        rows = 0;
        knownRows = 0;
    }
}

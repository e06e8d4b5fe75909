package org.holdfast.register;

import org.apache.parquet.column.statistics.Statistics;

/** Which values belong to which rows of a group of rows, as Parquet's levels say it. */
abstract class RowShape {
    /** How many rows there are. */
    abstract int rows();

    /** How many values the rows from one to before another have. */
    abstract int values(int from, int to);

    /** Writes the levels of some rows; returns how many there are. */
    abstract int write(int from, int to, PageBytes page, Statistics<?> statistics);

    /** Starts a new group. */
    abstract void clear();

    /** The length of an array that has become too short. */
    static int roomier(int length) {
        return Math.max(4096, length * 2);
    }

    /** Keeps room for the length of levels that follow; returns where it is. */
    static int open(PageBytes page) {
        page.reserve(Integer.BYTES);
        page.putInt(0);
        return page.size();
    }

    /** Writes the length of levels that began somewhere. */
    static void close(PageBytes page, int start) {
        page.putInt(start - Integer.BYTES, page.size() - start);
    }
}

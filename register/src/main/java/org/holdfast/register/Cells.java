package org.holdfast.register;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row as it lies in a file: UTF-8 text, nothing believed about it yet. One instance is used for all
 * rows of a file; its bytes hold until the next row is read.
 */
final class Cells {
    private static final int SHOWN = 200;

    byte[] bytes = {};
    int[] starts = new int[32];
    int[] ends = new int[32];
    /** How many cells the row has; those beyond the header's number are counted, not kept. */
    int count;
    /** The physical line on which the row starts, or its number in a Parquet file; from 1. */
    long line;

    @Nullable
    Reason fault;
    /** The cell that {@link #fault} is about. */
    int faulty;

    void clear(long startLine) {
        count = 0;
        line = startLine;
        fault = null;
        faulty = 0;
    }

    void add(int start, int end) {
        if (count == starts.length) {
            starts = java.util.Arrays.copyOf(starts, count * 2);
            ends = java.util.Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /** Notes a fault of a cell, unless an earlier one was found. */
    void blame(Reason reason, int cell) {
        if (fault == null) {
            fault = reason;
            faulty = cell;
        }
    }

    boolean isEmpty(int cell) {
        return starts[cell] == ends[cell];
    }

    /** The cell's text. */
    String text(int cell) {
        return new String(bytes, starts[cell], ends[cell] - starts[cell], StandardCharsets.UTF_8);
    }

    /** The first 200 characters of the cell's text. */
    String shown(int cell) {
        int end = Math.min(ends[cell], starts[cell] + SHOWN * 4);
        return cut(new String(bytes, starts[cell], end - starts[cell], StandardCharsets.UTF_8));
    }

    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN));
    }
}

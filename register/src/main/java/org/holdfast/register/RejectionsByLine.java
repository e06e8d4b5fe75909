package org.holdfast.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds rejected rows of one table until all are known, and hands them on in the order of their lines. */
final class RejectionsByLine implements Rejections {
    private final List<Rejection> held = new ArrayList<>();

    private record Rejection(String table, long line, String column, String value, Reason reason) {}

    @Override
    public void add(String table, long line, String column, String value, Reason reason) {
        held.add(new Rejection(table, line, column, value, reason));
    }

    void handTo(Rejections rejections) throws IOException {
        held.sort(Comparator.comparingLong(Rejection::line));
        for (Rejection row : held) {
            rejections.add(row.table, row.line, row.column, row.value, row.reason);
        }
        held.clear();
    }
}

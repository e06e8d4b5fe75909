package org.holdfast.register.snapshot;

import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/** The rows of a table of children in the order of their households; those of one household in the register's order. */
final class ChildOrder {
    private final int[] rows;
    private final int[] starts;

    ChildOrder(Table table, HouseholdOrder order) {
        StringColumn households = table.strings("household_id");
        starts = new int[order.households().length + 1];
        for (int row = 0; row < table.rows(); row++) {
            starts[order.position(households, row) + 1]++;
        }
        for (int position = 1; position < starts.length; position++) {
            starts[position] += starts[position - 1];
        }
        int[] next = starts.clone();
        rows = new int[table.rows()];
        for (int row = 0; row < table.rows(); row++) {
            rows[next[order.position(households, row)]++] = row;
        }
    }

    int[] rows() {
        return rows;
    }

    /** Where the rows of the household at a position begin; after the last position, where they all end. */
    int start(int position) {
        return starts[position];
    }
}

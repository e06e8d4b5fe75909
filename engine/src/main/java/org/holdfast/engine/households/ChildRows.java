package org.holdfast.engine.households;

import org.holdfast.column.Table;

/** The rows of a table by the household they belong to, in register order. */
public record ChildRows(Table table, int[] starts, int[] rows) {
    public int count(int household) {
        return starts[household + 1] - starts[household];
    }

    /** The row in the table of a household's n-th child. */
    public int row(int household, int n) {
        return rows[starts[household] + n];
    }
}

package org.holdfast.column;

/** A column of a table of the register: {@code ledger.amount}. */
public record ColumnName(String table, String column) {
    @Override
    public String toString() {
        return table + "." + column;
    }
}

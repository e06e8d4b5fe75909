package org.holdfast.server.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the register says of one household: its own row, under {@code household}, and the rows of its persons, ledger, events
 * and assistance, without the household's id in them. A household without a row under {@code household} is none.
 */
public record HouseholdRecord(String householdId, SortedMap<String, List<Row>> tables) {
    static final String HOUSEHOLD = "household";

    /** A household that is not there. */
    static HouseholdRecord none(String householdId) {
        return new HouseholdRecord(householdId, new TreeMap<>());
    }

    /** The rows of a table. */
    public List<Row> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** Whether there is such a household. */
    public boolean isThere() {
        return !rows(HOUSEHOLD).isEmpty();
    }

    /** The household's own row. */
    public Row own() {
        return rows(HOUSEHOLD).get(0);
    }

    void add(String table, Row row) {
        tables.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
    }

    /** The rows of this record that another one lacks, by table; tables without any are left out. */
    SortedMap<String, List<Row>> without(HouseholdRecord other) {
        SortedMap<String, List<Row>> left = new TreeMap<>();
        for (Map.Entry<String, List<Row>> table : tables.entrySet()) {
            List<Row> rows = Rows.without(table.getValue(), other.rows(table.getKey()));
            if (!rows.isEmpty()) {
                left.put(table.getKey(), rows);
            }
        }
        return left;
    }

    /** This record after a change is taken back: without the rows that came, with those that went. */
    HouseholdRecord undo(Map<String, List<Row>> went, Map<String, List<Row>> came) {
        HouseholdRecord earlier = none(householdId);
        tables.forEach((table, rows) ->
                Rows.without(rows, came.getOrDefault(table, List.of())).forEach(row -> earlier.add(table, row)));
        went.forEach((table, rows) -> rows.forEach(row -> earlier.add(table, row)));
        return earlier;
    }
}

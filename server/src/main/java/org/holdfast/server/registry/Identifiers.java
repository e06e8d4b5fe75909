package org.holdfast.server.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hides identifiers of persons in what is shown, and puts them back in what comes in: a cell that still hides what the store
 * has means that it stays as it is.
 */
public final class Identifiers {
    private static final String HIDDEN = "***";
    private static final int SHOWN = 4;

    private Identifiers() {}

    /** An identifier of which only the last characters are to be seen, and of a short one none. */
    public static String hide(String identifier) {
        return identifier.length() < 2 * SHOWN ? HIDDEN : HIDDEN + identifier.substring(identifier.length() - SHOWN);
    }

    /** The same household with its identifiers hidden. */
    public static HouseholdRecord hide(HouseholdRecord household) {
        HouseholdRecord hidden = HouseholdRecord.none(household.householdId());
        household.tables().forEach((name, rows) -> {
            StoredTable table = StoredTable.of(name);
            rows.forEach(row -> hidden.add(name, hide(table, row)));
        });
        return hidden;
    }

    private static Row hide(StoredTable table, Row row) {
        SortedMap<String, String> cells = new TreeMap<>(row.cells());
        cells.replaceAll((column, cell) -> table.isEncrypted(column) ? hide(cell) : cell);
        return new Row(cells);
    }

    /** What came in, with the identifiers of the store where it still hides them. */
    public static HouseholdRecord reveal(HouseholdRecord incoming, HouseholdRecord stored) {
        HouseholdRecord revealed = HouseholdRecord.none(incoming.householdId());
        incoming.tables().forEach((name, rows) -> {
            StoredTable table = StoredTable.of(name);
            Map<String, Row> before = byKey(table, stored.rows(name));
            rows.forEach(row -> revealed.add(name, reveal(table, row, before.get(key(table, row)))));
        });
        return revealed;
    }

    private static Map<String, Row> byKey(StoredTable table, List<Row> rows) {
        Map<String, Row> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(key(table, row), row));
        return byKey;
    }

    private static String key(StoredTable table, Row row) {
        return table.has("person_id") ? String.valueOf(row.cell("person_id")) : "";
    }

    private static Row reveal(StoredTable table, Row row, @Nullable Row before) {
        if (before == null) {
            return row;
        }
        SortedMap<String, String> cells = new TreeMap<>(row.cells());
        cells.replaceAll((column, cell) -> {
            String kept = before.cell(column);
            return table.isEncrypted(column) && kept != null && cell.equals(hide(kept)) ? kept : cell;
        });
        return new Row(cells);
    }
}

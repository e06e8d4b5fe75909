package org.holdfast.register.snapshot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.BatchReader;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Dictionary;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Snapshot;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/** Gathers households and their children from batches into tables in memory, identifiers sharing dictionaries. */
final class Gatherings {
    private static final String HOUSEHOLD = "household";
    private final Dictionary householdIds = new Dictionary();
    private final Dictionary personIds = new Dictionary();
    private final Map<String, List<ColumnName>> tables;
    private final Map<ColumnName, Gathering> columns = new LinkedHashMap<>();
    private final Map<String, StringColumn.Builder> owners = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new LinkedHashMap<>();

    Gatherings(Snapshot snapshot, Map<String, List<ColumnName>> tables) {
        this.tables = tables;
        tables.forEach((table, names) -> {
            Map<String, ColumnForm> forms = snapshot.columns(table).orElseThrow();
            for (ColumnName name : names) {
                columns.put(name, Gathering.of(forms.get(name.column()), dictionary(name)));
            }
            rows.put(table, 0);
            if (!table.equals(HOUSEHOLD)) {
                owners.put(table, new StringColumn.Builder(householdIds));
            }
        });
    }

    /** Adds households of the batch that was read last, and their children. */
    void add(BatchReader reader, int from, int count) {
        int before = rows.getOrDefault(HOUSEHOLD, 0);
        tables.forEach((table, names) -> {
            if (table.equals(HOUSEHOLD)) {
                add(reader, table, from, count);
                return;
            }
            int[] starts = reader.starts(table);
            add(reader, table, starts[from], starts[from + count] - starts[from]);
            StringColumn.Builder owner = owners.get(table);
            for (int household = 0; household < count; household++) {
                int children = starts[from + household + 1] - starts[from + household];
                for (int child = 0; child < children; child++) {
                    owner.addCode(before + household);
                }
            }
        });
    }

    /** The tables, without the surroundings; columns in the order of the register format, others after them. */
    Map<String, Table> build() {
        Map<String, Table> built = new LinkedHashMap<>();
        tables.forEach((table, names) -> {
            Map<String, Column> cells = new LinkedHashMap<>();
            for (ColumnName name : names) {
                cells.put(name.column(), columns.get(name).build());
            }
            StringColumn.Builder owner = owners.get(table);
            if (owner != null) {
                cells.put("household_id", owner.build());
            }
            Map<String, Column> ordered = new LinkedHashMap<>();
            RegisterSchema.get(table).columns().forEach(known -> {
                Column column = cells.remove(known.name());
                if (column != null) {
                    ordered.put(known.name(), column);
                }
            });
            ordered.putAll(cells);
            built.put(table, new Table(table, rows.getOrDefault(table, 0), ordered));
        });
        return built;
    }

    private void add(BatchReader reader, String table, int from, int count) {
        for (ColumnName name : tables.get(table)) {
            columns.get(name).add(reader.cells(name), from, count);
        }
        rows.merge(table, count, Integer::sum);
    }

    private Dictionary dictionary(ColumnName name) {
        if (TextRole.of(name.table(), name.column()) != TextRole.IDENTIFIER) {
            return new Dictionary();
        }
        return switch (name.column()) {
            case "household_id" -> householdIds;
            case "person_id" -> personIds;
            default -> new Dictionary();
        };
    }
}

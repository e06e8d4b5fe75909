package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.BatchReader;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Dictionary;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Snapshot;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/** Gathers households and their children from batches into tables in memory, identifiers sharing dictionaries. */
final class Gatherings {
    private final Dictionary householdIds = new Dictionary();
    private final Dictionary personIds = new Dictionary();
    private final List<TableGathering> tables = new ArrayList<>();
    private int households;

    /** A table in the making; one of children has a column that says whose each row is. */
    private record TableGathering(
            String table, Map<ColumnName, Gathering> columns, StringColumn.@Nullable Builder owners) {}

    Gatherings(Snapshot snapshot, List<String> tables) {
        for (String table : tables) {
            Map<ColumnName, Gathering> columns = new LinkedHashMap<>();
            snapshot.columns(table).orElse(Map.of()).forEach((column, form) -> {
                ColumnName name = new ColumnName(table, column);
                columns.put(name, Gathering.of(form, dictionary(name)));
            });
            boolean children = !table.equals("household");
            this.tables.add(
                    new TableGathering(table, columns, children ? new StringColumn.Builder(householdIds) : null));
        }
    }

    /** Adds households of the batch that was read last, and their children. */
    void add(BatchReader reader, int from, int count) {
        for (TableGathering table : tables) {
            StringColumn.Builder owners = table.owners;
            int first = from;
            int rows = count;
            if (owners != null) {
                int[] starts = reader.starts(table.table);
                first = starts[from];
                rows = starts[from + count] - first;
                for (int household = 0; household < count; household++) {
                    for (int child = starts[from + household]; child < starts[from + household + 1]; child++) {
                        owners.addCode(households + household);
                    }
                }
            }
            for (Map.Entry<ColumnName, Gathering> column : table.columns.entrySet()) {
                column.getValue().add(reader.cells(column.getKey()), first, rows);
            }
        }
        households += count;
    }

    /** The tables, without the surroundings; columns in the order of the register format, others after them. */
    List<Table> build() {
        List<Table> built = new ArrayList<>();
        for (TableGathering table : tables) {
            Map<String, Column> cells = new LinkedHashMap<>();
            table.columns.forEach((name, gathering) -> cells.put(name.column(), gathering.build()));
            StringColumn.Builder owners = table.owners;
            if (owners != null) {
                cells.put("household_id", owners.build());
            }
            int rows = cells.values().iterator().next().rows();
            built.add(new Table(table.table, rows, ordered(table.table, cells)));
        }
        return built;
    }

    private static Map<String, Column> ordered(String table, Map<String, Column> cells) {
        Map<String, Column> ordered = new LinkedHashMap<>();
        RegisterSchema.get(table).columns().forEach(known -> {
            Column column = cells.remove(known.name());
            if (column != null) {
                ordered.put(known.name(), column);
            }
        });
        ordered.putAll(cells);
        return ordered;
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

package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Dictionary;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.Kind;
import org.holdfast.column.LongColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/** A table of a register in the making: its columns and, row by row, its cells. */
final class TableDraft {
    private final TableSchema schema;
    private final List<ColumnSchema> columns;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    /** @param columns the columns it has, in order */
    TableDraft(TableSchema schema, List<ColumnSchema> columns) {
        this.schema = schema;
        this.columns = columns;
    }

    String name() {
        return schema.name();
    }

    List<ColumnSchema> columns() {
        return columns;
    }

    List<Map<String, @Nullable Object>> rows() {
        return rows;
    }

    void add(Map<String, @Nullable Object> row) {
        rows.add(row);
    }

    /**
     * The table as it is read.
     *
     * @param identifiers the dictionaries that columns which name the same things share, by table
     */
    Table build(Map<String, Dictionary> identifiers) {
        Map<String, Column> built = new LinkedHashMap<>();
        for (ColumnSchema column : columns) {
            built.put(
                    column.name(),
                    switch (column.kind()) {
                        case STRING -> strings(column, identifiers);
                        case DECIMAL -> decimals(column);
                        default -> numbers(column);
                    });
        }
        return new Table(schema.name(), rows.size(), built);
    }

    private Column strings(ColumnSchema column, Map<String, Dictionary> identifiers) {
        boolean key = schema.key().equals(List.of(column.name()));
        String named = key ? schema.name() : column.references();
        Dictionary dictionary =
                named == null ? new Dictionary() : identifiers.computeIfAbsent(named, n -> new Dictionary());
        StringColumn.Builder builder = new StringColumn.Builder(dictionary);
        for (Map<String, @Nullable Object> row : rows) {
            Object cell = row.get(column.name());
            if (cell == null) {
                builder.addUnknown();
            } else {
                builder.add((String) cell);
            }
        }
        return builder.build();
    }

    private Column decimals(ColumnSchema column) {
        DoubleColumn.Builder builder = new DoubleColumn.Builder();
        for (Map<String, @Nullable Object> row : rows) {
            Object cell = row.get(column.name());
            if (cell == null) {
                builder.addUnknown();
            } else {
                builder.add((Double) cell);
            }
        }
        return builder.build();
    }

    private Column numbers(ColumnSchema column) {
        LongColumn.Builder builder = new LongColumn.Builder(column.kind());
        for (Map<String, @Nullable Object> row : rows) {
            Object cell = row.get(column.name());
            if (cell == null) {
                builder.addUnknown();
            } else {
                builder.add(column.kind() == Kind.BOOL ? ((Boolean) cell ? 1 : 0) : (Long) cell);
            }
        }
        return builder.build();
    }
}

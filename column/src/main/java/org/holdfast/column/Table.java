package org.holdfast.column;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table of a register: columns of equal length by name. A column that is absent is unknown in every row. */
public record Table(String name, int rows, Map<String, Column> columns) {
    public Table {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        columns.forEach((column, cells) -> {
            if (cells.rows() != rows) {
                throw new IllegalArgumentException(
                        name + "." + column + " has " + cells.rows() + " rows, the table " + rows);
            }
        });
    }

    public Optional<Column> find(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    /** The strings of a column that must be there. */
    public StringColumn strings(String column) {
        return (StringColumn) find(column).orElseThrow(() -> new IllegalArgumentException(name + " has no " + column));
    }
}

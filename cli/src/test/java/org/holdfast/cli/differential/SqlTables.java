package org.holdfast.cli.differential;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.Kind;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * Copies a register into tables of a database: {@code t_NAME} with the row's number {@code n} and every column that the
 * format or the pack knows; columns and tables that the register lacks are NULL and empty.
 */
final class SqlTables {
    private final DuckDBConnection connection;

    SqlTables(DuckDBConnection connection) {
        this.connection = connection;
    }

    void load(Register register, Pack pack) throws SQLException {
        for (TableSchema schema : RegisterSchema.TABLES) {
            Map<String, Kind> columns = new LinkedHashMap<>();
            for (ColumnSchema column : schema.columns()) columns.put(column.name(), column.kind());
            columns.putAll(pack.extraColumns().getOrDefault(schema.name(), Map.of()));
            try (var statement = connection.createStatement()) {
                statement.execute(columns.entrySet().stream()
                        .map(e -> '"' + e.getKey() + "\" " + type(e.getValue()))
                        .collect(Collectors.joining(
                                ", ", "CREATE OR REPLACE TABLE t_" + schema.name() + " (n BIGINT, ", ")")));
            }
            Table table = register.find(schema.name()).orElse(null);
            if (table != null) {
                append(table, columns);
            }
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case STRING -> "VARCHAR";
            case BOOL -> "BOOLEAN";
            case DECIMAL -> "DOUBLE";
            case INT, MONEY, DATE, MONTH -> "BIGINT";
        };
    }

    private void append(Table table, Map<String, Kind> columns) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("main", "t_" + table.name())) {
            for (int row = 0; row < table.rows(); row++) {
                appender.beginRow();
                appender.append((long) row);
                for (String name : columns.keySet()) {
                    append(appender, table.find(name).orElse(null), row);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Column column, int row) throws SQLException {
        if (column == null || !column.isKnown(row)) {
            appender.appendNull();
        } else if (column instanceof LongColumn numbers) {
            if (numbers.kind() == Kind.BOOL) {
                appender.append(numbers.get(row) != 0);
            } else {
                appender.append(numbers.get(row));
            }
        } else if (column instanceof DoubleColumn numbers) {
            appender.append(numbers.get(row));
        } else {
            appender.append(((StringColumn) column).get(row));
        }
    }
}

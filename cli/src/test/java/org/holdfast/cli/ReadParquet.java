package org.holdfast.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parquet files as DuckDB, which shares no code with what writes them, reads them. */
final class ReadParquet implements AutoCloseable {
    private final Connection connection = DriverManager.getConnection("jdbc:duckdb:");

    ReadParquet() throws SQLException {}

    /** The rows, with amounts in minor units, dates as days, and lists as lists. */
    List<List<Object>> rows(Path file) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM '" + file + "'")) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(plain(result.getObject(column)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object plain(Object cell) throws SQLException {
        if (cell instanceof BigDecimal amount) {
            return amount.unscaledValue().longValueExact();
        }
        if (cell instanceof java.sql.Array list) {
            return Arrays.asList((Object[]) list.getArray());
        }
        return cell instanceof LocalDate date ? (Object) date.toEpochDay() : cell;
    }

    /** The names and types of the columns, one a line. */
    List<String> columns(Path file) throws SQLException {
        return texts("SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM '" + file + "')");
    }

    long groups(Path file) throws SQLException {
        return Long.parseLong(texts("SELECT num_row_groups::VARCHAR FROM parquet_file_metadata('" + file + "')")
                .get(0));
    }

    /** The first column of what a query gives. */
    List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

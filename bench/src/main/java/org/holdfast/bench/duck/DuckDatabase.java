package org.holdfast.bench.duck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A DuckDB database in a file, with as many threads as there are cores. */
final class DuckDatabase implements AutoCloseable {
    private final Connection connection;

    private DuckDatabase(Connection connection) {
        this.connection = connection;
    }

    static DuckDatabase open(Path file) throws SQLException {
        DuckDatabase database = new DuckDatabase(DriverManager.getConnection("jdbc:duckdb:" + file));
        database.execute("SET autoinstall_known_extensions = false");
        database.execute("SET autoload_known_extensions = false");
        database.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
        return database;
    }

    /** Runs statements; the number of rows the last one wrote. */
    long execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getLargeUpdateCount();
        }
    }

    /** Runs a script of this package. */
    void run(String script) throws SQLException {
        execute(text(script));
    }

    /** Sets a variable that scripts read by {@code getvariable}. */
    void set(String variable, String value) throws SQLException {
        execute("SET VARIABLE " + variable + " = " + value);
    }

    /** The one row of a query whose cells are whole numbers, by column; an unknown sum is 0. */
    Map<String, Long> numbers(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            Map<String, Long> numbers = new LinkedHashMap<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                numbers.put(row.getMetaData().getColumnLabel(column), row.getLong(column));
            }
            return numbers;
        }
    }

    long number(String query) throws SQLException {
        return numbers(query).values().iterator().next();
    }

    /** A text or path as an SQL literal. */
    static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    static String text(String script) {
        try (InputStream resource = DuckDatabase.class.getResourceAsStream(script + ".sql")) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no script " + script + ".sql");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

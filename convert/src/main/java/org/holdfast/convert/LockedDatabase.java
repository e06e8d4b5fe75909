package org.holdfast.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A DuckDB in memory that reaches the source and the output directory and nothing else: no other file,
 * no network, no extension, and no way for a query to loosen that.
 */
final class LockedDatabase implements AutoCloseable {
    /** The type of a column that a query yields twice. */
    static final String TWICE = "twice";

    private final Connection connection;

    private LockedDatabase(Connection connection) {
        this.connection = connection;
    }

    static LockedDatabase open(Path source, Path out, Path scratch) throws IOException {
        try {
            LockedDatabase database = new LockedDatabase(DriverManager.getConnection("jdbc:duckdb:"));
            for (String setting : settings(source, out, scratch)) {
                database.execute("set " + setting);
            }
            return database;
        } catch (SQLException failure) {
            throw new IOException("DuckDB does not start: " + failure.getMessage(), failure);
        }
    }

    private static List<String> settings(Path source, Path out, Path scratch) {
        return List.of(
                "errors_as_json = true",
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "allow_community_extensions = false",
                "threads = 2",
                "memory_limit = '1GB'",
                "TimeZone = 'UTC'",
                "temp_directory = " + literal(scratch.resolve("spill")),
                "allowed_directories = [" + literal(source) + ", " + literal(out) + ", " + literal(scratch) + "]",
                "enable_external_access = false",
                "lock_configuration = true");
    }

    /** A text or path as an SQL literal. */
    static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /** A name as an SQL identifier. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Runs a statement; the number of rows it wrote. */
    long execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getLargeUpdateCount();
        }
    }

    long count(String view) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + identifier(view))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The columns a query yields, by name, with their SQL types; {@link #TWICE} for a name yielded twice. */
    Map<String, String> describe(String query) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("describe " + query)) {
            while (rows.next()) {
                columns.merge(rows.getString(1), rows.getString(2), (first, second) -> TWICE);
            }
        }
        return columns;
    }

    /** DuckDB's own reading of a script as JSON, or its error: without running anything. */
    String parse(String script) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select json_serialize_sql(" + literal(script) + ")")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IOException("DuckDB does not stop: " + failure.getMessage(), failure);
        }
    }
}

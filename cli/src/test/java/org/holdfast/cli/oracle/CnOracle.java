package org.holdfast.cli.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code cn} pack as SQL written from its specification alone: what {@code assessment.csv} must hold, cell by cell. */
public final class CnOracle implements AutoCloseable {
    /** The columns of {@code assessment.csv}, in order. */
    public static final List<String> COLUMNS = List.of(
            "household_id",
            "place_id",
            "level",
            "category",
            "main_cause",
            "causes",
            "indicators",
            "unknown",
            "score",
            "verify",
            "measures",
            "size",
            "income",
            "income_per_head",
            "rigid",
            "net_per_head");

    private static final List<String> SETUP = List.of("schema", "macros", "policy");
    private static final List<String> STEPS = List.of("input", "facts", "indicators", "decisions");

    private final Connection connection;
    private final List<String> steps;
    private final String result;

    private CnOracle(Connection connection) throws SQLException {
        this.connection = connection;
        for (String name : SETUP) {
            execute(sql(name));
        }
        this.steps = STEPS.stream().map(CnOracle::sql).toList();
        this.result = sql("assessment");
    }

    /** An oracle with an in-memory database of its own, for any number of registers one after the other. */
    public static CnOracle open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET threads = 1");
            // registers are small: planning costs more than the plan saves
            statement.execute("PRAGMA disable_optimizer");
        }
        return new CnOracle(connection);
    }

    /** Every household of a register of CSV files, by household_id in code point order; each row by {@link #COLUMNS}, null as empty text. */
    public List<Map<String, String>> assess(Path register, LocalDate asOf) throws SQLException {
        execute("DELETE FROM present");
        execute("DELETE FROM question");
        execute("INSERT INTO question VALUES (DATE '" + asOf + "')");
        for (String table : RegisterDraft.COLUMNS.keySet()) {
            load(table, register.resolve(table + ".csv"));
        }
        for (String step : steps) {
            execute(step);
        }
        return rows();
    }

    private List<Map<String, String>> rows() throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet cells = statement.executeQuery(result)) {
            while (cells.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (String column : COLUMNS) {
                    row.put(column, cells.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private void load(String table, Path file) throws SQLException {
        execute("DELETE FROM raw_" + table);
        if (!Files.exists(file)) {
            return;
        }
        List<String> header = CsvText.header(file);
        execute("INSERT INTO present VALUES "
                + header.stream()
                        .map(column -> "(" + quoted(table) + ", " + quoted(column) + ")")
                        .collect(Collectors.joining(", ")));
        List<String> wanted = columnsOf("raw_" + table);
        wanted.retainAll(header);
        execute("INSERT INTO raw_" + table + " BY NAME SELECT " + String.join(", ", wanted) + " FROM read_csv("
                + quoted(file.toString())
                + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"',"
                + " nullstr = '', columns = {"
                + header.stream().map(column -> quoted(column) + ": 'VARCHAR'").collect(Collectors.joining(", "))
                + "})");
    }

    private List<String> columnsOf(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet description = statement.executeQuery("DESCRIBE " + table)) {
            while (description.next()) {
                columns.add(description.getString("column_name"));
            }
        }
        return columns;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String sql(String name) {
        try (InputStream resource = CnOracle.class.getResourceAsStream("/oracle/" + name + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("/oracle/" + name + ".sql is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

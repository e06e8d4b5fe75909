package org.holdfast.server.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Inserts many rows with few statements: the cells of each column travel as one array of texts and are cast where they
 * arrive. Row-level security holds for every row, which COPY does not offer.
 */
public final class BatchInsert {
    private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();
    /** A statement goes out when this many characters wait. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private static final int MOST_ROWS = 20_000;

    private final Connection connection;
    private final String sql;
    private final List<List<@Nullable String>> columns = new ArrayList<>();
    private long characters;

    /** A column of the table, and how a text becomes its value: a type, or {@code bytea} for hexadecimal digits. */
    public record Into(String column, String type) {}

    /** @param table and the columns are names in our code, never input */
    public BatchInsert(Connection connection, String table, List<Into> into) {
        this(connection, table, into, null);
    }

    /** @param key a column whose present value means that its row is written anew; null refuses such rows */
    public BatchInsert(Connection connection, String table, List<Into> into, @Nullable String key) {
        this.connection = connection;
        StringBuilder cells = new StringBuilder();
        for (int i = 1; i <= into.size(); i++) {
            String type = into.get(i - 1).type();
            cells.append(i == 1 ? "" : ", ")
                    .append(type.equals("bytea") ? "decode(c" + i + ", 'hex')" : "c" + i + "::" + type);
            columns.add(new ArrayList<>());
        }
        this.sql = "insert into " + table + " ("
                + into.stream().map(Into::column).collect(Collectors.joining(", ")) + ") select " + cells
                + " from unnest(" + into.stream().map(c -> "?::text[]").collect(Collectors.joining(", ")) + ") as t("
                + IntStream.rangeClosed(1, into.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "))
                + ")"
                + (key == null ? "" : onConflict(key, into));
    }

    private static String onConflict(String key, List<Into> into) {
        return " on conflict (" + key + ") do update set "
                + into.stream()
                        .map(c -> c.column() + " = excluded." + c.column())
                        .collect(Collectors.joining(", "));
    }

    /** The next row, a cell a column. */
    public void add(List<@Nullable String> row) {
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.get(i);
            columns.get(i).add(cell);
            characters += cell == null ? 1 : cell.length() + 1;
        }
        if (characters > MOST_CHARACTERS || columns.get(0).size() >= MOST_ROWS) {
            flush();
        }
    }

    /** Inserts what waits. */
    public void flush() {
        if (columns.get(0).isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                Array array = connection.createArrayOf("text", columns.get(i).toArray());
                statement.setArray(i + 1, array);
            }
            statement.executeUpdate();
        } catch (SQLException refused) {
            RuntimeException translated = TRANSLATOR.translate("insert many rows", sql, refused);
            throw translated == null ? new IllegalStateException(refused) : translated;
        }
        columns.forEach(List::clear);
        characters = 0;
    }
}

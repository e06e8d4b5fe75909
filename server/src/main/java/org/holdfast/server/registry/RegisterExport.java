package org.holdfast.server.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the register of the store, or some households of it with all its places, as a directory in the register format: for
 * the engine, so without names, addresses and identifiers of persons. What the register never had is left out.
 */
public final class RegisterExport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SURROUNDINGS = Set.of("place", "series", "hazard");

    private RegisterExport() {}

    /**
     * Writes a register.
     *
     * @param households numbers of households; null for all that whoever asks may see
     */
    public static void write(JdbcClient db, Connection connection, Path directory, long @Nullable [] households)
            throws IOException {
        Map<String, Map<String, String>> present = present(db);
        for (TableSchema schema : RegisterSchema.TABLES) {
            Map<String, String> columns = present.get(schema.name());
            if (columns != null) {
                copy(connection, query(schema, columns, households), directory.resolve(schema.name() + ".csv"));
            }
        }
        describe(db, present, directory.resolve("datapackage.json"));
    }

    /** The kinds of the columns that the register has, by table. */
    private static Map<String, Map<String, String>> present(JdbcClient db) {
        Map<String, Map<String, String>> present = new LinkedHashMap<>();
        RowCallbackHandler each = row -> present.computeIfAbsent(row.getString(1), t -> new LinkedHashMap<>())
                .put(row.getString(2), String.valueOf(row.getString(3)));
        db.sql("select table_name, column_name, kind from register_column order by 1, 2")
                .query(each);
        return present;
    }

    private static String query(TableSchema schema, Map<String, String> present, long @Nullable [] households) {
        boolean surroundings = SURROUNDINGS.contains(schema.name());
        List<String> selected = new ArrayList<>();
        if (!surroundings) {
            selected.add("h.household_id");
        }
        for (ColumnSchema column : schema.columns()) {
            if (present.containsKey(column.name())
                    && (!column.personal() || column.required())
                    && !column.name().equals("household_id")) {
                selected.add("t." + column.name() + (column.kind() == Kind.BOOL ? "::text" : ""));
            }
        }
        for (String extra : extras(schema, present)) {
            selected.add("t.extra ->> " + literal(extra) + " as " + identifier(extra));
        }
        String from = surroundings
                ? schema.name() + " t"
                : schema.name() + " t join household h on h.household_no = t.household_no";
        // numbers are safe as they are; COPY takes no parameters
        String which = surroundings || households == null
                ? ""
                : " where t.household_no = any('{"
                        + Arrays.stream(households).mapToObj(Long::toString).collect(Collectors.joining(",")) + "}')";
        return "copy (select " + String.join(", ", selected) + " from " + from + which
                + ") to stdout with (format csv, header)";
    }

    private static Set<String> extras(TableSchema schema, Map<String, String> present) {
        Set<String> extras = new TreeSet<>(present.keySet());
        extras.remove("");
        extras.remove("household_id");
        schema.columns().forEach(column -> extras.remove(column.name()));
        return extras;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String identifier(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static void copy(Connection connection, String sql, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        } catch (SQLException refused) {
            throw new IOException("The store does not give out its register: " + refused.getMessage(), refused);
        }
    }

    /** Says the currency and the types of columns that the format does not know. */
    private static void describe(JdbcClient db, Map<String, Map<String, String>> present, Path file)
            throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("profile", "tabular-data-package");
        db.sql("select currency from register_state where currency is not null")
                .query(String.class)
                .optional()
                .filter(code -> !code.equals(Currency.UNSTATED.code()))
                .ifPresent(code -> root.put("currency", code));
        present.forEach((table, columns) -> {
            ObjectNode resource = root.withArray("resources").addObject();
            resource.put("name", table).put("path", table + ".csv");
            TableSchema schema = RegisterSchema.get(table);
            for (String extra : extras(schema, columns)) {
                resource.withObject("schema")
                        .withArray("fields")
                        .addObject()
                        .put("name", extra)
                        .put("type", type(columns.get(extra)));
            }
        });
        Files.writeString(file, JSON.writeValueAsString(root), StandardCharsets.UTF_8);
    }

    private static String type(@Nullable String kind) {
        return switch (String.valueOf(kind)) {
            case "BOOL" -> "boolean";
            case "INT" -> "integer";
            case "DECIMAL", "MONEY" -> "number";
            case "DATE" -> "date";
            case "MONTH" -> "yearmonth";
            default -> "string";
        };
    }
}

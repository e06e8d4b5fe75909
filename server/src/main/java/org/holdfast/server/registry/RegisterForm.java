package org.holdfast.server.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Changes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which tables and columns the register in the store has at all, and the currency of its amounts. What it does not have is
 * unknown, not empty.
 *
 * @param currency the code; null when no register was loaded or it does not state one
 * @param columns the names of the kinds of columns, by table and column
 */
public record RegisterForm(@Nullable String currency, SortedMap<String, SortedMap<String, String>> columns) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RegisterForm of(JdbcClient db) {
        SortedMap<String, SortedMap<String, String>> columns = new TreeMap<>();
        RowCallbackHandler each = row -> columns.computeIfAbsent(row.getString(1), t -> new TreeMap<>())
                .put(row.getString(2), String.valueOf(row.getString(3)));
        db.sql("select table_name, column_name, kind from register_column").query(each);
        String currency = db.sql("select currency from register_state where currency is not null")
                .query(String.class)
                .optional()
                .filter(code -> !code.equals(Currency.UNSTATED.code()))
                .orElse(null);
        return new RegisterForm(currency, columns);
    }

    /** Keeps columns that the register did not have; a change of its own in the journal. */
    void extend(JdbcClient db, Changes changes, SortedMap<String, SortedMap<String, String>> others) {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
        columns.forEach((table, kinds) -> all.put(table, new TreeMap<>(kinds)));
        others.forEach((table, kinds) -> kinds.forEach((column, kind) ->
                all.computeIfAbsent(table, t -> new TreeMap<>()).putIfAbsent(column, kind)));
        if (all.equals(columns)) {
            return;
        }
        others.forEach((table, kinds) -> db.sql("""
                insert into register_column (table_name, column_name, kind)
                select :table, * from unnest(:columns::text[], :kinds::text[])
                on conflict do nothing""")
                .param("table", table)
                .param("columns", kinds.keySet().toArray(new String[0]))
                .param("kinds", kinds.values().toArray(new String[0]))
                .update());
        changes.add(new Change(
                "register",
                Loads.COLUMNS,
                null,
                columns.isEmpty() ? null : CanonicalJson.write(columns),
                CanonicalJson.write(all)));
    }

    /** The columns of a table; none when the register has no such table. */
    SortedMap<String, String> of(String table) {
        return columns.getOrDefault(table, Collections.emptySortedMap());
    }

    /** The same with the columns that a household speaks of and the register format knows. */
    RegisterForm with(HouseholdRecord household) {
        RegisterForm more = this;
        for (Map.Entry<String, List<Row>> table : household.tables().entrySet()) {
            more = more.withColumns(table.getKey(), table.getValue());
        }
        return more;
    }

    /** The same with the columns that rows of a table speak of and the register format knows. */
    RegisterForm withColumns(String name, List<Row> rows) {
        SortedMap<String, SortedMap<String, String>> more = new TreeMap<>(columns);
        SortedMap<String, String> kinds = new TreeMap<>(of(name));
        TableSchema schema = RegisterSchema.get(name);
        schema.columns().stream()
                .filter(column -> column.name().equals("household_id")
                        || rows.stream().anyMatch(row -> row.cell(column.name()) != null))
                .forEach(
                        column -> kinds.putIfAbsent(column.name(), column.kind().name()));
        more.put(name, kinds);
        return new RegisterForm(currency, more);
    }

    /** The columns of a table that the register format does not know. */
    Set<String> extras(TableSchema schema) {
        Set<String> extras = new TreeSet<>(of(schema.name()).keySet());
        extras.remove("household_id");
        schema.columns().stream().map(ColumnSchema::name).forEach(extras::remove);
        return extras;
    }

    /** What the columns of a table hold that the register format does not know. */
    Map<String, Kind> kinds(TableSchema schema) {
        return extras(schema).stream()
                .collect(Collectors.toMap(
                        extra -> extra,
                        extra -> Kind.valueOf(String.valueOf(of(schema.name()).get(extra)))));
    }

    /** Writes the descriptor of a register directory: the currency, and the types of columns that the format does not know. */
    void describe(Path directory) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("profile", "tabular-data-package");
        if (currency != null) {
            root.put("currency", currency);
        }
        columns.forEach((table, kinds) -> {
            ObjectNode resource = root.withArray("resources").addObject();
            resource.put("name", table).put("path", table + ".csv");
            for (String extra : extras(RegisterSchema.get(table))) {
                resource.withObject("schema")
                        .withArray("fields")
                        .addObject()
                        .put("name", extra)
                        .put("type", type(String.valueOf(kinds.get(extra))));
            }
        });
        Files.writeString(directory.resolve("datapackage.json"), JSON.writeValueAsString(root), StandardCharsets.UTF_8);
    }

    private static String type(String kind) {
        return switch (kind) {
            case "BOOL" -> "boolean";
            case "INT" -> "integer";
            case "DECIMAL", "MONEY" -> "number";
            case "DATE" -> "date";
            case "MONTH" -> "yearmonth";
            default -> "string";
        };
    }
}

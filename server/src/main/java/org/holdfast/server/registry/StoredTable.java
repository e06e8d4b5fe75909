package org.holdfast.server.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.server.store.BatchInsert;

/**
 * How a table of the register lies in the database: the columns of the register format under the same names, identifiers of
 * persons encrypted beside their blind index, columns the format does not know together in {@code extra}.
 *
 * @param columns those of the format, without the household's id
 */
record StoredTable(String name, List<ColumnSchema> columns) {
    private static final Map<String, Set<String>> ENCRYPTED =
            Map.of("person", Set.of("national_id"), "household", Set.of("phone"));

    /** The tables of a household: its own, then those of its children. */
    static final List<StoredTable> OF_HOUSEHOLDS = Stream.of("household", "person", "ledger", "event", "assistance")
            .map(StoredTable::of)
            .toList();

    static StoredTable of(String name) {
        return new StoredTable(
                name,
                RegisterSchema.get(name).columns().stream()
                        .filter(c -> !c.name().equals("household_id"))
                        .toList());
    }

    boolean isEncrypted(String column) {
        return ENCRYPTED.getOrDefault(name, Set.of()).contains(column);
    }

    boolean has(String column) {
        return columns.stream().anyMatch(c -> c.name().equals(column));
    }

    /** The columns as a query reads them: each a text under its name, encrypted ones as they are. */
    String selected() {
        StringBuilder list = new StringBuilder();
        for (ColumnSchema column : columns) {
            list.append("t.")
                    .append(column.name())
                    .append(isEncrypted(column.name()) ? "" : "::text")
                    .append(", ");
        }
        return list.append("t.extra::text").toString();
    }

    /** The columns as {@link BatchInsert} writes them, each encrypted one followed by its index. */
    List<BatchInsert.Into> inserted() {
        List<BatchInsert.Into> into = new ArrayList<>();
        for (ColumnSchema column : columns) {
            if (isEncrypted(column.name())) {
                into.add(new BatchInsert.Into(column.name(), "bytea"));
                into.add(new BatchInsert.Into(column.name() + "_index", "bytea"));
            } else {
                into.add(new BatchInsert.Into(column.name(), type(column.kind())));
            }
        }
        into.add(new BatchInsert.Into("extra", "jsonb"));
        return into;
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case STRING, MONTH -> "text";
            case BOOL -> "boolean";
            case INT -> "bigint";
            case DECIMAL, MONEY -> "numeric";
            case DATE -> "date";
        };
    }
}

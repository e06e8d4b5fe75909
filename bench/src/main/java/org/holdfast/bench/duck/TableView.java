package org.holdfast.bench.duck;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.TableSchema;

/**
 * A table's CSV file as a view {@code csv_<table>} with all columns of the register format, typed, checked and with
 * their standards; an absent column is null, an absent table has no row.
 */
final class TableView {
    private final TableSchema table;
    private final Path file;
    private final List<String> header;

    private TableView(TableSchema table, Path file, List<String> header) {
        this.table = table;
        this.file = file;
        this.header = header;
    }

    static TableView of(TableSchema table, Path register) throws IOException {
        Path file = register.resolve(table.name() + ".csv");
        return new TableView(table, file, Files.exists(file) ? header(file) : List.of());
    }

    boolean isPresent() {
        return !header.isEmpty();
    }

    boolean has(String column) {
        return header.contains(column);
    }

    /** The types of this table's closed lists. */
    List<String> types() {
        return table.columns().stream()
                .filter(column -> !column.options().isEmpty())
                .map(column -> "CREATE TYPE " + type(column) + " AS ENUM ("
                        + column.options().stream().map(DuckDatabase::literal).collect(Collectors.joining(", ")) + ")")
                .toList();
    }

    String sql() {
        String rows = isPresent()
                ? "read_csv(" + DuckDatabase.literal(file) + ", auto_detect = false, header = true, delim = ',', "
                        + "quote = '\"', escape = '\"', nullstr = '', ignore_errors = true, columns = {" + columns()
                        + "})"
                : "(SELECT 1 WHERE false) nothing";
        String cells = table.columns().stream().map(this::cell).collect(Collectors.joining(", "));
        return "CREATE TEMP VIEW csv_" + table.name() + " AS SELECT " + cells + " FROM " + rows + conditions();
    }

    private String columns() {
        return header.stream()
                .map(name -> DuckDatabase.literal(name) + ": "
                        + DuckDatabase.literal(table.find(name).map(this::read).orElse("VARCHAR")))
                .collect(Collectors.joining(", "));
    }

    private String cell(ColumnSchema column) {
        String name = column.name();
        String standard =
                column.standard() == null ? "NULL" : DuckDatabase.literal(column.standard()) + "::" + type(column);
        if (!has(name)) {
            return (column.assumed() ? standard : "NULL::" + type(column)) + " AS " + name;
        }
        String value = column.kind() == Kind.MONEY ? "round(" + name + " * 100)::BIGINT" : name;
        return (column.standard() == null ? value : "coalesce(" + value + ", " + standard + ")") + " AS " + name;
    }

    private String conditions() {
        String conditions = table.columns().stream()
                .filter(column -> has(column.name()))
                .flatMap(TableView::conditions)
                .collect(Collectors.joining(" AND "));
        return conditions.isEmpty() ? "" : " WHERE " + conditions;
    }

    private static Stream<String> conditions(ColumnSchema column) {
        String name = column.name();
        Stream.Builder<String> conditions = Stream.builder();
        if (column.required()) {
            conditions.add(name + " IS NOT NULL");
        }
        String orNull = column.required() ? "" : name + " IS NULL OR ";
        if (column.least() != null) {
            conditions.add("(" + orNull + name + " >= " + column.least() + "::DOUBLE)");
        }
        if (column.greatest() != null) {
            conditions.add("(" + orNull + name + " <= " + column.greatest() + "::DOUBLE)");
        }
        return conditions.build();
    }

    /** How a column is read: an amount as a number, which is exact to the fen below 10^13. */
    private String read(ColumnSchema column) {
        return column.kind() == Kind.MONEY ? "DOUBLE" : type(column);
    }

    private String type(ColumnSchema column) {
        if (!column.options().isEmpty()) {
            return table.name() + "_" + column.name();
        }
        return switch (column.kind()) {
            case STRING -> "VARCHAR";
            case BOOL -> "BOOLEAN";
            case INT, MONEY -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case DATE -> "DATE";
            case MONTH -> "month";
        };
    }

    private static List<String> header(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            return line == null ? List.of() : List.of(line.split(","));
        }
    }
}

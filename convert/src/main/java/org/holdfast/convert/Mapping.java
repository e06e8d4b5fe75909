package org.holdfast.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * How the tables of others become a register: a directory with one SQL query per table and {@code mapping.yaml}.
 *
 * @param source whom the data come from; with {@code sourceUrl}, where
 * @param licence under which terms the data may be used (SPDX id)
 * @param note what a reader of the register should know
 * @param unmapped what could not be mapped and why, by {@code table} or {@code table.column}
 * @param extra columns the register format does not know, by table
 * @param prepare views and macros made before the queries, or null
 * @param queries a query per table, in the order of the register format
 */
public record Mapping(
        String title,
        Currency currency,
        String source,
        @Nullable String sourceUrl,
        String licence,
        @Nullable String licenceUrl,
        @Nullable String note,
        Map<String, String> unmapped,
        Map<String, Map<String, Kind>> extra,
        @Nullable Script prepare,
        List<Script> queries) {

    static final String SHEET = "mapping.yaml";
    static final String PREPARE = "prepare.sql";

    /** Reads a mapping; everything wrong with its sheet and its file names is reported at once. */
    public static Mapping read(Path directory) throws IOException, ConversionFault {
        Path sheet = directory.resolve(SHEET);
        if (!Files.isRegularFile(sheet)) {
            throw new ConversionFault(List.of(Issue.of(
                    sheet.toString(),
                    "is missing: a mapping is a directory with mapping.yaml and one query per table",
                    "name the mapping's directory, or write mapping.yaml with title, currency, source and licence")));
        }
        List<Issue> issues = new ArrayList<>();
        MappingSheet read = MappingSheet.read(Script.read(sheet), issues);
        List<Script> queries = queries(directory, issues);
        Path prepare = directory.resolve(PREPARE);
        Script prepared = Files.isRegularFile(prepare) ? Script.read(prepare) : null;
        ConversionFault.raise(issues);
        return read.mapping(prepared, queries);
    }

    private static List<Script> queries(Path directory, List<Issue> issues) throws IOException, ConversionFault {
        List<String> tables =
                RegisterSchema.TABLES.stream().map(TableSchema::name).toList();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".sql") && !file.equals(PREPARE))
                    .sorted()
                    .filter(file -> !tables.contains(file.substring(0, file.length() - 4)))
                    .forEach(file -> issues.add(unknownTable(file, tables)));
        }
        List<Script> queries = new ArrayList<>();
        for (TableSchema table : RegisterSchema.TABLES) {
            Path file = directory.resolve(table.name() + ".sql");
            if (Files.isRegularFile(file)) {
                queries.add(Script.read(file));
            } else if (table.required()) {
                String fix = "write " + table.name() + ".sql, a SELECT that yields the table's columns";
                issues.add(Issue.of(table.name() + ".sql", "is missing: a register needs this table", fix));
            }
        }
        return queries;
    }

    private static Issue unknownTable(String file, List<String> tables) {
        String fix = NearestName.of(file.substring(0, file.length() - 4), tables)
                .map(name -> "did you mean '" + name + ".sql'?")
                .orElse("the tables are " + String.join(", ", tables));
        return Issue.of(file, "names a table the register format does not have", fix);
    }
}

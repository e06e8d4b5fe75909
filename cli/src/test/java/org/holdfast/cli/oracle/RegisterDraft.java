package org.holdfast.cli.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A register in the making: rows table by table, of which tables and columns can be left out before it is written. */
public final class RegisterDraft {
    /** The tables of the exchange format and their columns; {@code *} marks what a row must have. */
    static final Map<String, List<String>> COLUMNS = columns();

    static final Set<String> OPTIONAL_TABLES = Set.of("ledger", "event", "assistance", "series", "hazard");

    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();

    /** A register whose tables are all there, with all columns and no row. */
    public RegisterDraft() {
        COLUMNS.forEach((table, names) -> {
            columns.put(
                    table,
                    new ArrayList<>(
                            names.stream().map(RegisterDraft::withoutMark).toList()));
            rows.put(table, new ArrayList<>());
        });
    }

    /** A register read back from its CSV files; a table without a file is absent. */
    public static RegisterDraft read(Path directory) {
        RegisterDraft draft = new RegisterDraft();
        for (String table : COLUMNS.keySet()) {
            Path file = directory.resolve(table + ".csv");
            if (Files.exists(file)) {
                draft.take(table, CsvText.read(file));
            } else {
                draft.withoutTable(table);
            }
        }
        return draft;
    }

    private void take(String table, List<List<String>> records) {
        List<String> header = records.get(0);
        columns.put(table, new ArrayList<>(header));
        for (List<String> record : records.subList(1, records.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int at = 0; at < header.size(); at++) {
                row.put(header.get(at), record.get(at));
            }
            rows.get(table).add(row);
        }
    }

    /** Adds a row, its cells written {@code column=value}; what is not named is empty. */
    public RegisterDraft add(String table, String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String cell : cells) {
            int equals = cell.indexOf('=');
            String column = cell.substring(0, equals);
            if (!COLUMNS.get(table).contains(column) && !COLUMNS.get(table).contains(column + "*")) {
                throw new IllegalArgumentException("table " + table + " has no column " + column);
            }
            row.put(column, cell.substring(equals + 1));
        }
        rows.get(table).add(row);
        return this;
    }

    public RegisterDraft withoutTable(String table) {
        columns.remove(table);
        return this;
    }

    public RegisterDraft withoutColumn(String table, String column) {
        columns.getOrDefault(table, new ArrayList<>()).remove(column);
        return this;
    }

    RegisterDraft withoutRows(String table) {
        rows.getOrDefault(table, new ArrayList<>()).clear();
        return this;
    }

    /** Puts the columns of every table in another order and their rows too: neither means anything. */
    RegisterDraft shuffle(Random random) {
        columns.values().forEach(names -> Collections.shuffle(names, random));
        rows.values().forEach(table -> Collections.shuffle(table, random));
        return this;
    }

    Map<String, List<String>> present() {
        return Collections.unmodifiableMap(columns);
    }

    /** Writes one CSV file a table into a directory, which is made when it is not there. */
    public void write(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        columns.forEach((table, names) -> {
            List<List<String>> records = new ArrayList<>();
            records.add(names);
            for (Map<String, String> row : rows.get(table)) {
                records.add(
                        names.stream().map(name -> row.getOrDefault(name, "")).toList());
            }
            CsvText.write(directory.resolve(table + ".csv"), records);
        });
    }

    static String withoutMark(String column) {
        return column.endsWith("*") ? column.substring(0, column.length() - 1) : column;
    }

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        put(all, "place", "place_id* parent_id level* name* name_local lat lon population priority_county");
        put(
                all,
                "household",
                "household_id* place_id* register_status lifted_on relocated site_id resettled_on dwelling_grade water_safe"
                        + " arable_land weight phone address");
        put(
                all,
                "person",
                "person_id* household_id* name national_id sex birth_date relation resident education enrolled health"
                        + " disability work_capacity employment insured_medical insured_pension");
        put(all, "ledger", "household_id* person_id month* flow* item* programme amount* source");
        put(all, "event", "event_id* household_id* person_id type* occurred_on* loss reported_on source");
        put(all, "assistance", "assistance_id* household_id* person_id measure* start_on* end_on amount programme");
        put(all, "series", "place_id* series* month* value*");
        put(all, "hazard", "hazard_id* place_id* type* severity* onset* expires headline source");
        return Collections.unmodifiableMap(all);
    }

    private static void put(Map<String, List<String>> all, String table, String names) {
        all.put(table, Arrays.asList(names.split(" ")));
    }
}

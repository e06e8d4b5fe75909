package org.holdfast.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.TableSchema;

/** The columns a table file has, matched with those it should have. */
final class Header {
    private static final int LISTED = 30;
    private final TableSchema table;
    private final String file;
    private final List<String> names;

    private Header(TableSchema table, String file, List<String> names) {
        this.table = table;
        this.file = file;
        this.names = names;
    }

    /**
     * What each column of the file holds, in the file's order.
     *
     * @param declared what columns hold that the table need not have
     */
    static List<ColumnSchema> match(TableSchema table, String file, Map<String, Kind> declared, Rows rows)
            throws UnreadableRegister {
        Header header = new Header(table, file, rows.header());
        header.checkNames();
        header.checkRequired();
        return header.columns(declared, rows);
    }

    /** What a reader should know about columns that are absent or extra. */
    static List<Finding> findings(TableSchema table, List<ColumnSchema> columns) {
        List<Finding> findings = new ArrayList<>();
        List<String> present = columns.stream().map(ColumnSchema::name).toList();
        List<String> absent = new ArrayList<>();
        for (ColumnSchema column : table.columns()) {
            if (!present.contains(column.name())) {
                absent.add(column.name());
                Finding.Subject subject =
                        column.assumed() ? Finding.Subject.COLUMN_ASSUMED : Finding.Subject.COLUMN_ABSENT;
                findings.add(new Finding(table.name(), subject, column.name(), 0, column.standard()));
            }
        }
        for (String name : present) {
            if (table.find(name).isEmpty()) {
                String meant = Nearest.to(name, absent).orElse(null);
                findings.add(new Finding(table.name(), Finding.Subject.EXTRA_COLUMN, name, 0, meant));
            }
        }
        return findings;
    }

    private void checkNames() throws UnreadableRegister {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty()) {
                throw new UnreadableRegister(
                        file + ": column " + (i + 1) + " of the header has no name: name it or delete the column");
            }
            if (!seen.add(name)) {
                throw new UnreadableRegister(
                        file + ": the header has '" + Cells.cut(name) + "' twice: rename or delete one of them");
            }
        }
    }

    private void checkRequired() throws UnreadableRegister {
        for (ColumnSchema column : table.columns()) {
            if (column.required() && !names.contains(column.name())) {
                throw new UnreadableRegister(file + ": the required column '" + column.name() + "' is missing; the"
                        + " header has " + listed() + ": " + advice(column));
            }
        }
    }

    private String advice(ColumnSchema missing) {
        if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
            return "separate the columns by commas";
        }
        List<String> unknown =
                names.stream().filter(n -> table.find(n).isEmpty()).toList();
        return Nearest.to(missing.name(), unknown)
                .map(near -> "did you mean '" + Cells.cut(near) + "'? Rename it")
                .orElse("add it");
    }

    private String listed() {
        String list = Cells.cut(String.join(", ", names.subList(0, Math.min(LISTED, names.size()))));
        return names.size() > LISTED ? list + " and " + (names.size() - LISTED) + " more" : list;
    }

    private List<ColumnSchema> columns(Map<String, Kind> declared, Rows rows) {
        List<ColumnSchema> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Kind natural = rows.natural(i);
            columns.add(
                    table.find(name).orElseGet(() -> ColumnSchema.extra(name, declared.getOrDefault(name, natural))));
        }
        return columns;
    }
}

package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.server.registry.HouseholdRecord;
import org.holdfast.server.registry.Households;
import org.holdfast.server.registry.Households.Fault;
import org.holdfast.server.registry.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a household has in one table, as a form with some empty rows to fill in.
 *
 * @param table {@code household}, {@code person}, {@code ledger}, {@code event} or {@code assistance}
 * @param faults what is wrong with what was sent
 * @param tried what the policy would say; null when that was not asked
 */
public record HouseholdForm(
        String householdId,
        String table,
        long version,
        List<Column> columns,
        List<SortedMap<String, String>> rows,
        String heldOn,
        String reason,
        List<Fault> faults,
        HouseholdSheet.@Nullable Verdict present,
        HouseholdSheet.@Nullable Verdict tried) {
    private static final int EMPTY_ROWS = 3;
    private static final int MOST_ROWS = 2_000;

    /** A column of the form: a list of options, or a field of a type of HTML. */
    public record Column(String name, String type, List<String> options, boolean required) {
        static Column of(ColumnSchema schema) {
            return new Column(
                    schema.name(),
                    type(schema.kind()),
                    schema.kind() == Kind.BOOL ? List.of("true", "false") : schema.options(),
                    schema.required());
        }

        private static String type(Kind kind) {
            return switch (kind) {
                case DATE -> "date";
                case MONTH -> "month";
                case STRING, INT, DECIMAL, MONEY, BOOL -> "text";
            };
        }
    }

    /** Whether a row more can be written. */
    public boolean grows() {
        return !table.equals("household");
    }

    /** The cell of a row; empty is unknown. */
    public String cell(int row, String column) {
        return rows.get(row).getOrDefault(column, "");
    }

    /** What is wrong with a cell; null when nothing is. */
    public @Nullable String fault(int row, String column) {
        return faults.stream()
                .filter(fault -> fault.table().equals(table)
                        && fault.row() == row + 1L
                        && fault.column().equals(column))
                .map(Fault::reason)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong elsewhere. */
    public List<String> otherFaults() {
        return faults.stream()
                .filter(fault -> !fault.table().equals(table)
                        || fault.row() == 0
                        || fault.column().isEmpty())
                .map(fault -> fault.table() + (fault.row() == 0 ? "" : " " + fault.row()) + " " + fault.column() + ": "
                        + fault.reason())
                .toList();
    }

    private static List<Column> columns(String table) {
        return RegisterSchema.get(table).columns().stream()
                .filter(column -> !column.name().equals("household_id"))
                .map(Column::of)
                .toList();
    }

    /** The form of a household as it is. */
    static HouseholdForm of(HouseholdRecord household, String table, long version, LocalDate today) {
        List<SortedMap<String, String>> rows = new ArrayList<>();
        household.rows(table).forEach(row -> rows.add(row.cells()));
        for (int i = 0; i < EMPTY_ROWS && !table.equals("household"); i++) {
            rows.add(new TreeMap<>());
        }
        return new HouseholdForm(
                household.householdId(),
                table,
                version,
                columns(table),
                rows,
                today.toString(),
                "",
                List.of(),
                null,
                null);
    }

    /** The form as it was sent. */
    static HouseholdForm sent(HttpServletRequest request, String householdId, String table, long version) {
        List<Column> columns = columns(table);
        List<SortedMap<String, String>> rows = new ArrayList<>();
        for (int row = 0;
                row < MOST_ROWS
                        && request.getParameter("r" + row + "." + columns.get(0).name()) != null;
                row++) {
            SortedMap<String, String> cells = new TreeMap<>();
            for (Column column : columns) {
                String cell = Objects.requireNonNullElse(request.getParameter("r" + row + "." + column.name()), "")
                        .strip();
                if (!cell.isEmpty()) {
                    cells.put(column.name(), cell);
                }
            }
            if (request.getParameter("r" + row + ".remove") == null) {
                rows.add(cells);
            }
        }
        return new HouseholdForm(
                householdId,
                table,
                version,
                columns,
                rows,
                Objects.requireNonNullElse(request.getParameter("held_on"), ""),
                Objects.requireNonNullElse(request.getParameter("reason"), ""),
                List.of(),
                null,
                null);
    }

    /** The household with the rows of the form in place of its own; empty rows count for nothing. */
    HouseholdRecord over(HouseholdRecord household) {
        Map<String, List<SortedMap<String, String>>> tables = new LinkedHashMap<>();
        household
                .tables()
                .forEach((name, present) ->
                        tables.put(name, present.stream().map(Row::cells).toList()));
        List<SortedMap<String, String>> filled = new ArrayList<>();
        List<SortedMap<String, String>> before =
                household.rows(table).stream().map(Row::cells).toList();
        for (SortedMap<String, String> row : rows) {
            if (!row.isEmpty()) {
                filled.add(withExtras(row, before));
            }
        }
        tables.put(table, filled);
        return Households.record(householdId, tables);
    }

    /** Cells of columns that the form does not show stay with the row of the same key, or of the same order. */
    private SortedMap<String, String> withExtras(
            SortedMap<String, String> row, List<SortedMap<String, String>> before) {
        List<String> key = RegisterSchema.get(table).key();
        SortedMap<String, String> whole = new TreeMap<>(row);
        before.stream()
                .filter(one -> table.equals("household")
                        || !key.isEmpty() && key.stream().allMatch(k -> Objects.equals(one.get(k), row.get(k))))
                .findFirst()
                .ifPresent(one -> one.forEach((column, cell) -> {
                    if (columns.stream().noneMatch(c -> c.name().equals(column))) {
                        whole.put(column, cell);
                    }
                }));
        return whole;
    }

    HouseholdForm with(List<Fault> wrong) {
        return new HouseholdForm(householdId, table, version, columns, padded(), heldOn, reason, wrong, null, null);
    }

    HouseholdForm with(HouseholdSheet.@Nullable Verdict now, HouseholdSheet.@Nullable Verdict then) {
        return new HouseholdForm(householdId, table, version, columns, padded(), heldOn, reason, faults, now, then);
    }

    private List<SortedMap<String, String>> padded() {
        List<SortedMap<String, String>> padded =
                new ArrayList<>(rows.stream().filter(row -> !row.isEmpty()).toList());
        for (int i = 0; i < EMPTY_ROWS && grows(); i++) {
            padded.add(new TreeMap<>());
        }
        return padded;
    }
}

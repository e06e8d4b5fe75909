package org.holdfast.cli.differential;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Months;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The register of a section: a household for each line with @home, or else for each case, with the cells and rows named. A cell that is not
 * named is unknown where it may be; else it has the standard of its column, or an ordinary value.
 */
final class CaseRegister {
    private static final Pattern CELL = Pattern.compile("(\\w+)=('[^']*'|\\S+)");
    private static final String UNKNOWN = "?";
    private final CaseSection section;
    private final LocalDate asOf;
    private final Currency currency;
    private final Map<String, TableDraft> tables = new LinkedHashMap<>();
    private String place = "CN";

    private CaseRegister(CaseSection section, LocalDate asOf, Currency currency) {
        this.section = section;
        this.asOf = asOf;
        this.currency = currency;
    }

    static Register of(CaseSection section, LocalDate asOf, Currency currency) {
        return new CaseRegister(section, asOf, currency).register();
    }

    /** The household of the case with a number. */
    static String household(int number) {
        return String.format(Locale.ROOT, "H%04d", number);
    }

    private Register register() {
        List<String> without = List.of(section.last("without", "").split(", "));
        for (TableSchema schema : RegisterSchema.TABLES) {
            if (!without.contains(schema.name())) {
                List<ColumnSchema> columns = new ArrayList<>(schema.columns());
                columns.addAll(schema.name().equals("series") ? List.of() : CasePack.columns());
                columns.removeIf(c -> without.contains(schema.name() + "." + c.name()));
                tables.put(schema.name(), new TableDraft(schema, columns));
            }
        }
        List<String> given = section.all("given");
        if (given.stream().noneMatch(row -> row.startsWith("place "))) {
            row("place place_id=CN level=nation", "");
        }
        given.forEach(row -> row(row, ""));
        List<String> households = section.all("home");
        for (int number = 0; number < households.size() && !households.contains("none"); number++) {
            household(households.get(number), household(number), section.title());
        }
        for (int number = 0; households.isEmpty() && number < section.cases().size(); number++) {
            CaseSection.Case one = section.cases().get(number);
            household(one.cells(), household(number), one.where());
        }
        Map<String, Dictionary> identifiers = new LinkedHashMap<>();
        Map<String, Table> built = new LinkedHashMap<>();
        tables.forEach((name, draft) -> built.put(name, draft.build(identifiers)));
        return new Register(built, currency, null);
    }

    private void household(String cells, String id, String where) {
        try {
            List<String> rows = new ArrayList<>(List.of(cells.split(";\\s*")));
            section.all("each").forEach(each -> rows.addAll(List.of(each.split(";\\s*"))));
            StringBuilder own = new StringBuilder("household household_id=" + id);
            for (String row : rows) {
                if (row.matches("\\w+( .*)?") && !row.matches("\\w+=.*")) {
                    row(row, id);
                } else if (!row.equals("-")) {
                    own.append(' ').append(row);
                }
            }
            row(own.toString(), id);
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(where + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Adds a row, written as its table and cells. */
    private void row(String written, String household) {
        String name = written.split(" ", 2)[0];
        TableDraft table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("There is no table " + name);
        }
        Map<String, String> cells = new LinkedHashMap<>();
        Matcher cell = CELL.matcher(written);
        while (cell.find()) {
            String value = cell.group(2).startsWith("'")
                    ? cell.group(2).substring(1, cell.group(2).length() - 1)
                    : cell.group(2);
            if (name.equals("household") && CasePack.money(section).contains(cell.group(1))) {
                row("assistance measure=" + cell.group(1) + " amount=" + value, household);
            } else {
                cells.put(cell.group(1), value);
            }
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (ColumnSchema column : table.columns()) {
            String value = cells.remove(column.name());
            row.put(
                    column.name(),
                    value == null
                            ? standard(table, column, household)
                            : value.equals(UNKNOWN) ? null : value(column, value));
        }
        if (!cells.isEmpty()) {
            throw new IllegalArgumentException("The table " + name + " has no column " + cells.keySet());
        }
        if (name.equals("place")) {
            place = String.valueOf(row.get("place_id"));
        }
        table.add(row);
    }

    private @Nullable Object standard(TableDraft table, ColumnSchema column, String household) {
        String standard = column.standard();
        if (standard != null) {
            return value(column, standard);
        }
        if (!column.required()) {
            return null;
        }
        return switch (column.name()) {
            case "household_id" -> household;
            case "place_id" -> place;
            case "onset", "occurred_on", "start_on" -> asOf.toEpochDay();
            case "month" -> (long) Months.of(asOf) - 1;
            case "amount" -> 0L;
            default ->
                column.options().isEmpty()
                        ? table.name() + table.rows().size()
                        : column.options().get(0);
        };
    }

    private Object value(ColumnSchema column, String written) {
        return switch (column.kind()) {
            case BOOL -> (Object) Boolean.valueOf(written);
            case INT -> (Object) Long.valueOf(written);
            case DECIMAL -> (Object) Double.valueOf(written);
            case MONEY -> currency.exactMinorUnits(new BigDecimal(written));
            case DATE -> LocalDate.parse(written).toEpochDay();
            case MONTH -> (long) Months.parse(written);
            case STRING -> written;
        };
    }
}

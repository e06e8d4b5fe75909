package org.holdfast.server.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.holdfast.register.GivenTable;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/**
 * One household with the places it lies in and their series and hazards: as much of the register as an assessment of it
 * needs.
 *
 * @param surroundings the rows of places, series and hazards, by table
 */
public record RegisterExcerpt(HouseholdRecord household, Map<String, List<Row>> surroundings, RegisterForm form) {

    /** The same surroundings of the household as somebody supposes it. */
    public RegisterExcerpt with(HouseholdRecord other) {
        return new RegisterExcerpt(other, surroundings, form.with(other));
    }

    /** What was read, and what is wrong with the rows that were rejected. */
    record Read(Register register, List<Households.Fault> faults) {}

    /** Reads what somebody hands in, as every register is read: an empty cell means the standard value of its column. */
    Read read() {
        return read(null, true);
    }

    /**
     * Reads what the store has, where standard values were filled in before.
     *
     * @param currency of the amounts when the register does not state one; null when nobody does
     */
    public Register read(@Nullable Currency currency) {
        return read(currency, false).register();
    }

    private Read read(@Nullable Currency currency, boolean standards) {
        List<GivenTable> tables = RegisterSchema.TABLES.stream()
                .filter(table -> table.required() || form.columns().containsKey(table.name()))
                .map(this::given)
                .toList();
        String stated = form.currency();
        List<Households.Fault> faults = new ArrayList<>();
        try {
            Register register = RegisterReader.read(
                    tables,
                    stated == null ? currency : Currency.parse(stated),
                    standards,
                    (table, row, column, value, reason) ->
                            faults.add(new Households.Fault(table, row, column, value, reason.toString())));
            return new Read(register, faults);
        } catch (UnreadableRegister | IOException impossible) {
            throw new IllegalStateException("The register in the store cannot be read", impossible);
        }
    }

    private GivenTable given(TableSchema table) {
        Set<String> kept = form.of(table.name()).keySet();
        List<String> columns = kept.isEmpty()
                ? table.columns().stream()
                        .filter(ColumnSchema::required)
                        .map(ColumnSchema::name)
                        .toList()
                : List.copyOf(kept);
        boolean own = Households.TABLES.contains(table.name());
        List<Row> rows = own ? household.rows(table.name()) : surroundings.getOrDefault(table.name(), List.of());
        return new GivenTable(
                table.name(),
                columns,
                form.kinds(table),
                rows.stream().map(row -> cells(columns, row)).toList());
    }

    private List<@Nullable String> cells(List<String> columns, Row row) {
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            cells.add(column.equals("household_id") ? household.householdId() : row.cell(column));
        }
        return cells;
    }
}

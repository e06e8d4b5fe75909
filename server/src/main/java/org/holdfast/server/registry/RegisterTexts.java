package org.holdfast.server.registry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.column.Column;
import org.holdfast.column.Currency;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.Register;
import org.holdfast.column.ShortestDecimal;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/** Writes the columns of a register in memory as texts of the register format. */
final class RegisterTexts {
    private final Currency currency;

    RegisterTexts(Currency currency) {
        this.currency = currency;
    }

    /** Of a register in its own currency. */
    static RegisterTexts of(Register register) {
        Currency stated = register.currency();
        return new RegisterTexts(stated == null ? Currency.UNSTATED : stated);
    }

    /** The households of a register, in the order of its table. */
    List<HouseholdRecord> households(Register register) {
        Map<String, HouseholdRecord> records = new LinkedHashMap<>();
        for (StoredTable stored : StoredTable.OF_HOUSEHOLDS) {
            register.find(stored.name()).ifPresent(table -> {
                StringColumn ids = table.strings("household_id");
                List<Row> rows = rows(table);
                for (int i = 0; i < rows.size(); i++) {
                    records.computeIfAbsent(ids.get(i), HouseholdRecord::none).add(stored.name(), rows.get(i));
                }
            });
        }
        return new ArrayList<>(records.values());
    }

    /** The rows of a table, without ids of households. */
    List<Row> rows(Table table) {
        List<SortedMap<String, String>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            rows.add(new TreeMap<>());
        }
        table.columns().forEach((name, column) -> {
            if (!name.equals("household_id")) {
                for (int row = 0; row < rows.size(); row++) {
                    if (column.isKnown(row)) {
                        rows.get(row).put(name, text(column, row));
                    }
                }
            }
        });
        return rows.stream().map(Row::new).toList();
    }

    private String text(Column column, int row) {
        if (column instanceof StringColumn texts) {
            return texts.get(row);
        }
        if (column instanceof DoubleColumn decimals) {
            BigDecimal shortest = ShortestDecimal.of(decimals.get(row)).stripTrailingZeros();
            return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
        }
        long number = ((LongColumn) column).get(row);
        return switch (column.kind()) {
            case BOOL -> number == 1 ? "true" : "false";
            case MONEY -> currency.format(number);
            case DATE -> LocalDate.ofEpochDay(number).toString();
            case MONTH -> Months.toString(number);
            case INT, STRING, DECIMAL -> Long.toString(number);
        };
    }
}

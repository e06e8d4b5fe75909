package org.holdfast.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.holdfast.column.Column;
import org.holdfast.column.Currency;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.StringColumn;
import org.jspecify.annotations.Nullable;

/** The text of a cell as the register format writes it. */
final class CellWords {
    private static final int DECIMALS_IF_UNSAID = 2;

    private CellWords() {}

    /** The decimals that amounts have. */
    static int decimals(@Nullable Currency currency) {
        return currency == null ? DECIMALS_IF_UNSAID : currency.decimals();
    }

    /** The text of a known cell. */
    static String of(Column column, int row, int decimals) {
        if (column instanceof StringColumn strings) {
            return strings.get(row);
        }
        if (column instanceof DoubleColumn doubles) {
            return decimal(doubles.get(row));
        }
        return whole((LongColumn) column, row, decimals);
    }

    private static String whole(LongColumn column, int row, int decimals) {
        long value = column.get(row);
        return switch (column.kind()) {
            case BOOL -> value == 1 ? "true" : "false";
            case MONEY -> BigDecimal.valueOf(value, decimals).toPlainString();
            case DATE -> LocalDate.ofEpochDay(value).toString();
            case MONTH -> Months.toString(value);
            default -> Long.toString(value);
        };
    }

    private static String decimal(double value) {
        return value == (long) value && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : new BigDecimal(Double.toString(value)).toPlainString();
    }
}

package org.holdfast.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.holdfast.column.Currency;
import org.holdfast.column.Months;
import org.holdfast.column.ShortestDecimal;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** Writes the engine's values for files: exact, without grouping, the same on every machine. */
public final class Figures {
    private Figures() {}

    /**
     * A value as a CSV cell: money with the currency's decimals, booleans true or false, doubles in their shortest
     * decimal form without exponent, dates and months in ISO 8601; empty when unknown.
     */
    public static String csv(Type.Scalar type, @Nullable Object value, Currency currency) {
        if (value == null) {
            return "";
        }
        return switch (type) {
            case MONEY -> currency.format((Long) value);
            case DATE -> LocalDate.ofEpochDay((Long) value).toString();
            case MONTH -> Months.toString((Long) value);
            case DOUBLE -> decimal((Double) value);
            case BOOL, INT, STRING -> value.toString();
        };
    }

    private static String decimal(double value) {
        BigDecimal decimal = ShortestDecimal.of(value).stripTrailingZeros();
        return (decimal.scale() < 0 ? decimal.setScale(0) : decimal).toPlainString();
    }
}

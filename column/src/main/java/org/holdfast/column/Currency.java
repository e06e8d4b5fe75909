package org.holdfast.column;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A currency and the number of decimals of its minor unit (ISO 4217): CNY has 2, JPY 0.
 *
 * <p>Money is held as a {@code long} count of minor units; this class turns it to and from decimals.
 */
public record Currency(String code, int decimals) {
    /** Where nobody says which: ISO 4217's code for no currency, with two decimals. */
    public static final Currency UNSTATED = new Currency("XXX", 2);

    public Currency {
        if (code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException(
                    "Expected a currency of three capital letters like CNY, got '" + code + "'");
        }
        if (decimals < 0 || decimals > 4) {
            throw new IllegalArgumentException("A currency has 0 to 4 decimals, got " + decimals);
        }
    }

    /** The currency of an ISO 4217 code, with that standard's number of decimals. */
    public static Currency parse(String code) {
        try {
            return new Currency(
                    code, Math.max(0, java.util.Currency.getInstance(code).getDefaultFractionDigits()));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("Expected an ISO 4217 currency like CNY, got '" + code + "'", unknown);
        }
    }

    /** Minor units in one unit: 100 for CNY. */
    public long scale() {
        return BigDecimal.TEN.pow(decimals).longValueExact();
    }

    public BigDecimal decimal(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, decimals);
    }

    /** Minor units of an exact amount; {@link ArithmeticException} when it has more decimals or does not fit. */
    public long exactMinorUnits(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /** The amount with the currency's decimals and no grouping: {@code 1234.50}. */
    public String format(long minorUnits) {
        return decimal(minorUnits).toPlainString();
    }

    @Override
    public String toString() {
        return code;
    }
}

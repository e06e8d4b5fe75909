package org.holdfast.report.files;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.holdfast.column.Currency;
import org.holdfast.column.Months;
import org.holdfast.engine.Figures;
import org.holdfast.policy.expression.Type;

/** Puts the engine's values into CSV as {@link Figures} writes them. */
final class CsvFigures {
    private static final int LAST_PLAIN_YEAR = 9999;

    /** Up to here every whole number is a double, and a double that is whole can be written as one. */
    private static final double WHOLE = 1L << 53;

    /** More than any figure takes, also the smallest double in digits. */
    static final int ROOM = 400;

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);
    private final Currency currency;
    private final int decimals;

    CsvFigures(Currency currency) {
        this.currency = currency;
        this.decimals = currency.decimals();
    }

    /** Puts a known value of any type but DOUBLE and STRING. */
    void put(Type.Scalar type, long value, CsvBytes out) {
        switch (type) {
            case BOOL -> truth(value != 0, out);
            case INT -> number(value, out);
            case MONEY -> amount(value, out);
            case DATE -> date(value, out);
            case MONTH -> month(value, out);
            case DOUBLE, STRING -> throw new IllegalArgumentException(type + " is not held as a number");
        }
    }

    void truth(boolean value, CsvBytes out) {
        out.put(value ? TRUE : FALSE);
    }

    void number(long value, CsvBytes out) {
        if (value == Long.MIN_VALUE) {
            out.put(Long.toString(value));
            return;
        }
        if (value < 0) {
            out.put('-');
        }
        out.putDigits(Math.abs(value), 1);
    }

    private void amount(long minorUnits, CsvBytes out) {
        if (decimals == 0) {
            number(minorUnits, out);
            return;
        }
        if (minorUnits == Long.MIN_VALUE) {
            out.put(currency.format(minorUnits));
            return;
        }
        if (minorUnits < 0) {
            out.put('-');
        }
        out.putDigits(Math.abs(minorUnits), decimals + 1);
        out.putPoint(decimals);
    }

    private static void date(long epochDay, CsvBytes out) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        if (!isPlain(date.getYear())) {
            out.put(date.toString());
            return;
        }
        yearAndMonth(date.getYear(), date.getMonthValue(), out);
        out.put('-');
        out.putDigits(date.getDayOfMonth(), 2);
    }

    private static void month(long month, CsvBytes out) {
        long year = Math.floorDiv(month, 12);
        if (isPlain(year)) {
            yearAndMonth(year, Math.floorMod(month, 12) + 1, out);
        } else {
            out.put(Months.toString(month));
        }
    }

    /** Other years have a sign or more digits. */
    private static boolean isPlain(long year) {
        return year >= 0 && year <= LAST_PLAIN_YEAR;
    }

    private static void yearAndMonth(long year, int month, CsvBytes out) {
        out.putDigits(year, 4);
        out.put('-');
        out.putDigits(month, 2);
    }

    void decimal(double value, CsvBytes out) {
        if (Math.abs(value) < WHOLE && Math.rint(value) == value) {
            number((long) value, out);
        } else {
            out.put(Figures.csv(Type.Scalar.DOUBLE, value, currency));
        }
    }
}

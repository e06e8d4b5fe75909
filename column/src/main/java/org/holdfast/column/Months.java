package org.holdfast.column;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** Calendar months as numbers: {@code year * 12 + (month - 1)}, so that a difference is a count of months. */
public final class Months {
    private Months() {}

    public static int of(int year, int month) {
        return year * 12 + (month - 1);
    }

    public static int of(LocalDate date) {
        return of(date.getYear(), date.getMonthValue());
    }

    /** Parses {@code YYYY-MM}; throws {@link DateTimeException} on anything else. */
    public static int parse(String text) {
        if (text.length() != 7) {
            throw new DateTimeException("Expected a month like 2024-06, got '" + text + "'");
        }
        YearMonth month = YearMonth.parse(text);
        return of(month.getYear(), month.getMonthValue());
    }

    /** The month as {@code YYYY-MM}. */
    public static String toString(long month) {
        return YearMonth.of((int) Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1)
                .toString();
    }
}

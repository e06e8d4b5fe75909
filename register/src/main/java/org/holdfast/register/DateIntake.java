package org.holdfast.register;

import java.time.LocalDate;
import java.time.YearMonth;
import org.holdfast.column.ColumnSchema;
import org.jspecify.annotations.Nullable;

/** Takes days written {@code YYYY-MM-DD}, and none that no calendar has. */
final class DateIntake extends WholeIntake {
    private int lastMonth = -1;
    private int lastLength;
    private long lastStart;

    DateIntake(ColumnSchema schema) {
        super(schema);
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int from, int to) {
        if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return Reason.TYPE;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return Reason.TYPE;
        }
        if (year * 12 + month != lastMonth) {
            lastMonth = year * 12 + month;
            lastLength = YearMonth.of(year, month).lengthOfMonth();
            lastStart = LocalDate.of(year, month, 1).toEpochDay();
        }
        value = lastStart + day - 1;
        return day > lastLength ? Reason.TYPE : null;
    }
}

package org.holdfast.register;

import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Months;
import org.jspecify.annotations.Nullable;

/** Takes months written {@code YYYY-MM}. */
final class MonthIntake extends WholeIntake {
    MonthIntake(ColumnSchema schema) {
        super(schema);
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int from, int to) {
        if (to - from != 7 || bytes[from + 4] != '-') {
            return Reason.TYPE;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        value = Months.of(year, month);
        return year < 0 || month < 1 || month > 12 ? Reason.TYPE : null;
    }
}

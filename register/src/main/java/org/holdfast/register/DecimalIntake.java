package org.holdfast.register;

import java.nio.charset.StandardCharsets;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.DoubleColumn;
import org.jspecify.annotations.Nullable;

/** Takes finite decimals, with or without an exponent, as the nearest double. */
final class DecimalIntake extends Intake {
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final int EXACT_DIGITS = 15;
    private final DoubleColumn.Builder kept = new DoubleColumn.Builder();
    private final double least;
    private final double greatest;
    private double value;

    DecimalIntake(ColumnSchema schema) {
        super(schema);
        Double from = schema.least();
        Double to = schema.greatest();
        this.least = from == null ? -Double.MAX_VALUE : from;
        this.greatest = to == null ? Double.MAX_VALUE : to;
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int from, int to) {
        if (!parseShort(bytes, from, to) && !parseAny(bytes, from, to)) {
            return Reason.TYPE;
        }
        return value < least || value > greatest ? Reason.RANGE : null;
    }

    /** Digits that fit a double exactly, divided by an exact power of ten: correctly rounded by one division. */
    private boolean parseShort(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        long number = 0;
        int digits = 0;
        int point = -1;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] == '.' && point < 0) {
                point = digits;
            } else if (digit < 0 || digit > 9 || ++digits > EXACT_DIGITS) {
                return false;
            } else {
                number = number * 10 + digit;
            }
        }
        if (digits == 0) {
            return false;
        }
        double magnitude = number / POWERS_OF_TEN[point < 0 ? 0 : digits - point];
        value = negative && number != 0 ? -magnitude : magnitude;
        return true;
    }

    private boolean parseAny(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte letter = bytes[i];
            boolean digit = letter >= '0' && letter <= '9';
            if (!digit && letter != '.' && letter != '-' && letter != '+' && letter != 'e' && letter != 'E') {
                return false;
            }
        }
        try {
            value = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII)) + 0.0;
            return true;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    double value() {
        return value;
    }

    @Override
    void keep() {
        if (known) {
            kept.add(value);
        } else {
            kept.addUnknown();
        }
    }

    @Override
    long mark() {
        return known ? Double.doubleToLongBits(value) : -2;
    }

    @Override
    Column build() {
        return kept.build();
    }
}

package org.holdfast.register;

import org.holdfast.column.ColumnSchema;
import org.jspecify.annotations.Nullable;

/** Takes whole numbers written with digits and perhaps a sign. */
final class IntegerIntake extends WholeIntake {
    private final long least;
    private final long greatest;

    IntegerIntake(ColumnSchema schema) {
        super(schema);
        Double from = schema.least();
        Double to = schema.greatest();
        this.least = from == null ? Long.MIN_VALUE : (long) Math.ceil(from);
        this.greatest = to == null ? Long.MAX_VALUE : (long) Math.floor(to);
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        int first = negative || bytes[from] == '+' ? from + 1 : from;
        if (first == to) {
            return Reason.TYPE;
        }
        long number = 0;
        boolean tooLarge = false;
        for (int i = first; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Reason.TYPE;
            }
            tooLarge |= number > (Long.MAX_VALUE - 9) / 10;
            number = number * 10 + digit;
        }
        value = negative ? -number : number;
        return tooLarge || value < least || value > greatest ? Reason.RANGE : null;
    }
}

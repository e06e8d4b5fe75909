package org.holdfast.register;

import org.holdfast.column.ColumnSchema;
import org.jspecify.annotations.Nullable;

/** Takes amounts as exact counts of minor units; at most 10^12 units, no exponents, no more decimals than there are. */
final class MoneyIntake extends WholeIntake {
    private static final long MOST_UNITS = 1_000_000_000_000L;
    private final int decimals;
    private final long most;
    private final boolean mayBeNegative;

    MoneyIntake(ColumnSchema schema, int decimals) {
        super(schema);
        this.decimals = decimals;
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        this.most = MOST_UNITS * scale;
        this.mayBeNegative = schema.least() == null;
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        int i = negative || bytes[from] == '+' ? from + 1 : from;
        long amount = 0;
        int digits = 0;
        int fraction = -1;
        boolean surplus = false;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] == '.' && fraction < 0) {
                fraction = 0;
            } else if (digit < 0 || digit > 9) {
                return Reason.TYPE;
            } else {
                digits++;
                if (fraction >= 0 && fraction++ >= decimals) {
                    surplus |= digit != 0;
                } else {
                    amount = Math.min(most + 1, amount * 10 + digit);
                }
            }
        }
        if (digits == 0) {
            return Reason.TYPE;
        }
        for (int missing = Math.max(fraction, 0); missing < decimals; missing++) {
            amount = Math.min(most + 1, amount * 10);
        }
        return judge(amount, negative, surplus);
    }

    private @Nullable Reason judge(long amount, boolean negative, boolean surplus) {
        value = negative ? -amount : amount;
        if (negative && !mayBeNegative && (amount > 0 || surplus)) {
            return Reason.NEGATIVE;
        }
        if (amount > most || amount == most && surplus) {
            return Reason.RANGE;
        }
        return surplus ? Reason.PRECISION : null;
    }
}

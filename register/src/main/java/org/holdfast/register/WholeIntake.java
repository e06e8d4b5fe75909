package org.holdfast.register;

import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.LongColumn;

/** Takes cells that are whole numbers inside: counts, truth values, minor units, days, months. */
abstract class WholeIntake extends Intake {
    private final LongColumn.Builder kept;
    /** The cell looked at last. */
    long value;

    WholeIntake(ColumnSchema schema) {
        super(schema);
        this.kept = new LongColumn.Builder(schema.kind());
    }

    @Override
    final void keep() {
        if (known) {
            kept.add(value);
        } else {
            kept.addUnknown();
        }
    }

    @Override
    final long mark() {
        return known ? value : Long.MIN_VALUE;
    }

    @Override
    final Column build() {
        return kept.build();
    }

    /** The number that {@code length} ASCII digits make, or -1 when one of them is no digit. */
    static int digits(byte[] bytes, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}

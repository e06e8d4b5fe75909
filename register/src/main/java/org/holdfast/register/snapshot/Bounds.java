package org.holdfast.register.snapshot;

import org.holdfast.column.ColumnForm;

/** The least and the greatest known value of a column, while its cells are gone through. */
final class Bounds {
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    void take(long value) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    void take(Bounds other) {
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
    }

    /** A form with these bounds in place of its own; 0 and 0 when no value was known. */
    ColumnForm of(ColumnForm form) {
        boolean any = least <= greatest;
        return new ColumnForm(
                form.kind(),
                form.layout(),
                form.dictionary(),
                form.mayBeUnknown(),
                any ? least : 0,
                any ? greatest : 0);
    }
}

package org.holdfast.register;

import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Dictionary;
import org.holdfast.column.StringColumn;
import org.jspecify.annotations.Nullable;

/** Takes identifiers of accepted places, households or persons; one that names none dangles. */
final class ReferenceIntake extends Intake {
    private final Dictionary accepted;
    private final StringColumn.Builder kept;
    private byte[] last = new byte[64];
    private int lastLength;
    private int code = -1;

    ReferenceIntake(ColumnSchema schema, Dictionary accepted) {
        super(schema);
        this.accepted = accepted;
        this.kept = new StringColumn.Builder(accepted);
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int from, int to) {
        if (lastLength > 0 && TextIntake.isSame(bytes, from, to, last, lastLength)) {
            return null;
        }
        if (TextIntake.isTooLong(bytes, from, to)) {
            return Reason.LENGTH;
        }
        code = accepted.find(bytes, from, to - from);
        lastLength = to - from;
        if (lastLength > last.length) {
            last = new byte[lastLength];
        }
        System.arraycopy(bytes, from, last, 0, lastLength);
        return null;
    }

    /** The code of the identifier looked at last. */
    int code() {
        return code;
    }

    boolean isDangling() {
        return known && code < 0;
    }

    @Override
    long mark() {
        return known ? code : -2;
    }

    @Override
    void keep() {
        if (known) {
            kept.addCode(code);
        } else {
            kept.addUnknown();
        }
    }

    @Override
    Column build() {
        return kept.build();
    }
}

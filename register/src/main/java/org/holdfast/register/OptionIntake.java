package org.holdfast.register;

import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Dictionary;
import org.holdfast.column.StringColumn;
import org.jspecify.annotations.Nullable;

/** Takes the values of a closed list; their codes are their places in that list. */
final class OptionIntake extends Intake {
    private final ClosedList options;
    private final StringColumn.Builder kept;
    private int code = -1;

    OptionIntake(ColumnSchema schema) {
        super(schema);
        options = new ClosedList(schema.options());
        Dictionary dictionary = new Dictionary();
        schema.options().forEach(dictionary::code);
        kept = new StringColumn.Builder(dictionary);
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int from, int to) {
        code = options.find(bytes, from, to);
        return code < 0 ? Reason.ENUM : null;
    }

    /** The place of the value looked at last in the closed list. */
    int option() {
        return code;
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

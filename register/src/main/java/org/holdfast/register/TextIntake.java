package org.holdfast.register;

import java.util.Arrays;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Dictionary;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.StringColumn;
import org.jspecify.annotations.Nullable;

/** Takes texts, each distinct one once. Identifiers may not be longer than the register format allows. */
final class TextIntake extends Intake {
    private final Dictionary dictionary;
    private final StringColumn.Builder kept;
    private final boolean identifier;
    private byte[] text = {};
    private int from;
    private int to;

    TextIntake(ColumnSchema schema, boolean identifier) {
        this(schema, identifier, new Dictionary());
    }

    TextIntake(ColumnSchema schema, boolean identifier, Dictionary dictionary) {
        super(schema);
        this.identifier = identifier;
        this.dictionary = dictionary;
        this.kept = new StringColumn.Builder(dictionary);
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int start, int end) {
        text = bytes;
        from = start;
        to = end;
        return identifier && isTooLong(bytes, start, end) ? Reason.LENGTH : null;
    }

    /** The bytes in which the text looked at last lies, from {@link #from()} to {@link #to()}. */
    byte[] text() {
        return text;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether the text looked at last was kept before. */
    boolean isRepeated() {
        return mark() >= 0;
    }

    @Override
    long mark() {
        return known ? dictionary.find(text, from, to - from) : -2;
    }

    @Override
    void keep() {
        if (known) {
            kept.addCode(dictionary.code(text, from, to - from));
        } else {
            kept.addUnknown();
        }
    }

    @Override
    Column build() {
        return kept.build();
    }

    static boolean isTooLong(byte[] utf8, int from, int to) {
        if (to - from <= RegisterSchema.LONGEST_IDENTIFIER) {
            return false;
        }
        int characters = 0;
        for (int i = from; i < to; i++) {
            if ((utf8[i] & 0xc0) != 0x80) {
                characters++;
            }
        }
        return characters > RegisterSchema.LONGEST_IDENTIFIER;
    }

    static boolean isSame(byte[] left, int leftFrom, int leftTo, byte[] right, int rightLength) {
        return leftTo - leftFrom == rightLength && Arrays.equals(left, leftFrom, leftTo, right, 0, rightLength);
    }
}

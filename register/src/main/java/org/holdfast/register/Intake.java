package org.holdfast.register;

import java.nio.charset.StandardCharsets;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;

/** Takes the cells of one column: looks at each, and keeps those of the rows that are accepted. */
abstract class Intake {
    private final byte @Nullable [] standard;
    private final boolean required;
    private final boolean trimmed;
    /** Whether the cell looked at last holds a value. */
    boolean known;

    Intake(ColumnSchema schema) {
        this.required = schema.required();
        this.trimmed = schema.kind() != Kind.STRING;
        String written = schema.standard();
        this.standard = written == null ? null : written.getBytes(StandardCharsets.UTF_8);
    }

    /** The intake of a column that is neither a key nor a reference. */
    static Intake of(ColumnSchema schema, @Nullable Currency currency) {
        return switch (schema.kind()) {
            case STRING ->
                schema.options().isEmpty() ? new TextIntake(schema, isIdentifier(schema)) : new OptionIntake(schema);
            case BOOL -> new TruthIntake(schema);
            case INT -> new IntegerIntake(schema);
            case DECIMAL -> new DecimalIntake(schema);
            case MONEY -> new MoneyIntake(schema, currency == null ? 2 : currency.decimals());
            case DATE -> new DateIntake(schema);
            case MONTH -> new MonthIntake(schema);
        };
    }

    static boolean isIdentifier(ColumnSchema schema) {
        return schema.name().endsWith("_id") && !schema.personal();
    }

    /** Looks at a cell; null when nothing is wrong with it. */
    final @Nullable Reason look(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        if (trimmed && start < end && (isBlank(bytes[start]) || isBlank(bytes[end - 1]))) {
            while (start < end && isBlank(bytes[start])) start++;
            while (start < end && isBlank(bytes[end - 1])) end--;
        }
        known = true;
        if (start < end) {
            return parse(bytes, start, end);
        }
        if (required) {
            return Reason.REQUIRED;
        }
        if (standard != null) {
            return parse(standard, 0, standard.length);
        }
        known = false;
        return null;
    }

    /** Looks at a cell that is not empty. */
    abstract @Nullable Reason parse(byte[] bytes, int from, int to);

    /** Keeps the cell looked at last. */
    abstract void keep();

    /** A number for the cell looked at last: equal for equal cells, -1 for a text not kept before. */
    abstract long mark();

    abstract Column build();

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }
}

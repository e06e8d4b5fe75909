package org.holdfast.register;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a reader of the register should know that made no row rejected.
 *
 * @param column the column it is about, or null
 * @param count how many rows it concerns, 0 when it is about a whole column, table or file
 * @param detail the name of a file, a value or a similar column, or null
 */
public record Finding(
        String table,
        Subject subject,
        @Nullable String column,
        long count,
        @Nullable String detail) {
    /** What a finding is about. */
    public enum Subject {
        /** Households without a resident member: kept, but their size is 0 and per-head figures are unknown. */
        NO_RESIDENT_MEMBER,
        /** Hazards that expire before their onset: kept, never active. */
        EXPIRES_BEFORE_ONSET,
        /** An optional table is absent: what depends on it is unknown. */
        TABLE_ABSENT,
        /** An optional column is absent: unknown in every row. */
        COLUMN_ABSENT,
        /** An optional column is absent and its standard value is taken for every row. */
        COLUMN_ASSUMED,
        /** A column the register format does not know was kept. */
        EXTRA_COLUMN,
        /** A file of a table's name that the descriptor does not list was read. */
        NOT_IN_DESCRIPTOR,
        /** A resource of the descriptor is no table of the register format and was not read. */
        RESOURCE_NOT_READ
    }

    @Override
    public String toString() {
        return switch (subject) {
            case NO_RESIDENT_MEMBER ->
                count + " households have no resident member: their size is 0 and what is per head is unknown";
            case EXPIRES_BEFORE_ONSET -> count + " hazards expire before their onset and are never active";
            case TABLE_ABSENT -> "the table is absent: everything that depends on it is unknown";
            case COLUMN_ABSENT -> "column " + column + " is absent: unknown in every row";
            case COLUMN_ASSUMED -> "column " + column + " is absent: taken as " + detail + " in every row";
            case EXTRA_COLUMN -> extraColumn();
            case NOT_IN_DESCRIPTOR -> detail + " is not named in datapackage.json and was read by its name";
            case RESOURCE_NOT_READ -> "resource " + detail + " is no table of the register format and was not read";
        };
    }

    private String extraColumn() {
        String kept = String.format(Locale.ROOT, "extra column %s is kept", column);
        return detail == null ? kept : kept + " (did you mean " + detail + "?)";
    }
}

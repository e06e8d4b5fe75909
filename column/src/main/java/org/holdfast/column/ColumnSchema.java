package org.holdfast.column;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one column of the register may hold.
 *
 * @param required a row without it is rejected
 * @param standard what an empty cell of a present column means, as it would be written; null = unknown
 * @param assumed the standard also holds when the whole column is absent
 * @param options the closed list of values of an enumeration; empty = any
 * @param least the smallest number allowed, or null
 * @param greatest the greatest number allowed, or null
 * @param references the table whose key this column names, or null
 * @param personal the value is masked wherever rejected rows are shown
 */
public record ColumnSchema(
        String name,
        Kind kind,
        boolean required,
        @Nullable String standard,
        boolean assumed,
        List<String> options,
        @Nullable Double least,
        @Nullable Double greatest,
        @Nullable String references,
        boolean personal) {

    static ColumnSchema of(String name, Kind kind) {
        return new ColumnSchema(name, kind, false, null, false, List.of(), null, null, null, false);
    }

    /** A column the schema does not know: kept as it is, usable in packs. */
    public static ColumnSchema extra(String name, Kind kind) {
        return of(name, kind);
    }

    ColumnSchema isRequired() {
        return new ColumnSchema(name, kind, true, standard, assumed, options, least, greatest, references, personal);
    }

    ColumnSchema withStandard(String value) {
        return new ColumnSchema(name, kind, required, value, assumed, options, least, greatest, references, personal);
    }

    /** The same, whose empty cells are unknown; an assumed standard stays. */
    public ColumnSchema withoutStandard() {
        return assumed
                ? this
                : new ColumnSchema(name, kind, required, null, false, options, least, greatest, references, personal);
    }

    ColumnSchema isAssumed() {
        return new ColumnSchema(name, kind, required, standard, true, options, least, greatest, references, personal);
    }

    ColumnSchema oneOf(String... values) {
        return new ColumnSchema(
                name, kind, required, standard, assumed, List.of(values), least, greatest, references, personal);
    }

    ColumnSchema between(@Nullable Double from, @Nullable Double to) {
        return new ColumnSchema(name, kind, required, standard, assumed, options, from, to, references, personal);
    }

    ColumnSchema naming(String table) {
        return new ColumnSchema(name, kind, required, standard, assumed, options, least, greatest, table, personal);
    }

    ColumnSchema isPersonal() {
        return new ColumnSchema(name, kind, required, standard, assumed, options, least, greatest, references, true);
    }
}

package org.holdfast.register.snapshot;

import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/** What the texts of a column are, which decides how a snapshot holds them. */
enum TextRole {
    /** Names of places: codes that are the rows of the place table. */
    PLACE,
    /** One of a closed list: codes in the order of the list. */
    OPTION,
    /** Names of rows or persons, nearly all distinct: never a dictionary. */
    IDENTIFIER,
    /** Anything else: a dictionary while the distinct texts are few. */
    FREE;

    static TextRole of(String table, String column) {
        TableSchema schema = RegisterSchema.get(table);
        @Nullable ColumnSchema known = schema.find(column).orElse(null);
        if (known == null) {
            return FREE;
        }
        String named = schema.key().equals(List.of(column)) ? table : known.references();
        if (named != null) {
            return named.equals("place") ? PLACE : IDENTIFIER;
        }
        return known.options().isEmpty() ? FREE : OPTION;
    }
}

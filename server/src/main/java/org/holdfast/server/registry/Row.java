package org.holdfast.server.registry;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A row of a table of the register: its known cells by column, written as in the register format. */
public record Row(SortedMap<String, String> cells) {
    /** The cell of a column; null is unknown. */
    public @Nullable String cell(String column) {
        return cells.get(column);
    }
}

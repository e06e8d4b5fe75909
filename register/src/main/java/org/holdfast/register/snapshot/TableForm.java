package org.holdfast.register.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.column.ColumnForm;

/** A table of a snapshot: its columns in order. */
record TableForm(String name, Map<String, ColumnForm> columns) {
    TableForm {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The same with other bounds of some columns. */
    TableForm within(Map<String, Bounds> bounds) {
        Map<String, ColumnForm> bounded = new LinkedHashMap<>(columns);
        bounds.forEach((column, known) -> bounded.computeIfPresent(column, (name, form) -> known.of(form)));
        return new TableForm(name, bounded);
    }
}

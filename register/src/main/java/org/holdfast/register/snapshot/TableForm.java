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
}

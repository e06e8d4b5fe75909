package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.register.ScannedColumn;
import org.holdfast.register.ScannedTable;

/** What a scanned table becomes in a snapshot. */
final class TableShape {
    private final ScannedTable scanned;
    private final TableForm form;
    private final List<CellDecoder> decoders = new ArrayList<>();

    TableShape(ScannedTable scanned, Dictionary places) {
        this.scanned = scanned;
        Map<String, ColumnForm> found = new LinkedHashMap<>();
        if (scanned.table().equals("household")) {
            found.put("household_id", Forms.text(false));
        }
        if (scanned.key() != null) {
            found.put(scanned.key(), Forms.text(false));
        }
        if (scanned.person() != null) {
            found.put(scanned.person(), Forms.text(scanned.personMayBeUnknown()));
        }
        for (ScannedColumn column : scanned.columns()) {
            ColumnForm columnForm = FormOfScan.of(scanned.table(), column, places);
            found.put(column.name(), columnForm);
            decoders.add(new CellDecoder(column, columnForm));
        }
        this.form = new TableForm(scanned.table(), ordered(found));
    }

    TableForm form() {
        return form;
    }

    ScannedTable scanned() {
        return scanned;
    }

    CellDecoder decoder(int column) {
        return decoders.get(column);
    }

    ColumnForm form(String column) {
        return Objects.requireNonNull(form.columns().get(column));
    }

    /** Whether the register lacks a column that has a value all the same. */
    boolean isAssumed(String column) {
        return !column.equals("household_id")
                && !column.equals(scanned.key())
                && !column.equals(scanned.person())
                && scanned.columns().stream().noneMatch(c -> c.name().equals(column));
    }

    /** The columns in the order of the register format, those assumed among them, extra ones after them. */
    private Map<String, ColumnForm> ordered(Map<String, ColumnForm> found) {
        Map<String, ColumnForm> ordered = new LinkedHashMap<>();
        for (ColumnSchema column : RegisterSchema.get(scanned.table()).columns()) {
            ColumnForm known = found.remove(column.name());
            if (known != null) {
                ordered.put(column.name(), known);
            } else if (column.assumed()) {
                ordered.put(column.name(), column.kind() == Kind.BOOL ? Forms.truth(false) : Forms.decimal(false));
            }
        }
        ordered.putAll(found);
        return ordered;
    }
}

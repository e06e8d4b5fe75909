package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.Snapshot;
import org.holdfast.column.Table;
import org.holdfast.engine.Unassessable;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** Whether a register can be assessed with a pack. */
final class Assessability {
    private Assessability() {}

    /** The currency to count in. */
    static Currency currency(Snapshot snapshot, Pack pack) throws Unassessable {
        return Unassessable.currency(snapshot.currency(), pack);
    }

    /** Refuses extra columns of the pack whose type in the register is another one. */
    static void checkColumns(Snapshot snapshot, Pack pack) throws Unassessable {
        List<String> wrong = new ArrayList<>();
        pack.extraColumns()
                .forEach((table, columns) -> columns.forEach((name, kind) -> {
                    Kind found = kind(snapshot, table, name);
                    if (found != null && found != kind) {
                        wrong.add(table + "." + name + " is " + found + ", the pack expects " + kind);
                    }
                }));
        Unassessable.checkTypes(wrong);
    }

    private static @Nullable Kind kind(Snapshot snapshot, String table, String name) {
        Table whole = snapshot.surroundings().get(table);
        if (whole != null) {
            return whole.find(name).map(column -> column.kind()).orElse(null);
        }
        return snapshot.columns(table)
                .map(columns -> columns.get(name))
                .map(form -> form.kind())
                .orElse(null);
    }

    static Table table(Map<String, Table> tables, String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("A snapshot has the table " + name);
        }
        return table;
    }
}

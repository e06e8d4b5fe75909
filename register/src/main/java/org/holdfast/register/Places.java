package org.holdfast.register;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.Dictionary;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/** The places whose cells are sound, before it is known which of them have their place among the others. */
final class Places {
    private final Table table;
    private final LongColumn lines;
    private final Dictionary accepted;

    /**
     * @param lines where in the file each row starts
     * @param accepted receives the identifiers of the accepted places
     */
    Places(Table table, LongColumn lines, Dictionary accepted) {
        this.table = table;
        this.lines = lines;
        this.accepted = accepted;
    }

    /** The places that hang together; the others are listed as rejected. */
    Table resolve(Rejections rejected) throws IOException {
        StringColumn ids = table.strings("place_id");
        StringColumn parents = (StringColumn) table.columns().get("parent_id");
        @Nullable Reason[] reasons = new Hierarchy(ids, parents).reasons();
        int kept = 0;
        for (int row = 0; row < reasons.length; row++) {
            Reason reason = reasons[row];
            if (reason == null) {
                kept++;
            } else if (reason == Reason.DUPLICATE || parents == null) {
                rejected.add(table.name(), lines.get(row), "place_id", ids.get(row), reason);
            } else {
                rejected.add(table.name(), lines.get(row), "parent_id", parents.get(row), reason);
            }
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("place_id", select(ids, reasons, accepted));
        table.columns().forEach((name, column) -> columns.computeIfAbsent(name, n -> select(n, column, reasons)));
        return new Table(table.name(), kept, columns);
    }

    private Column select(String name, Column column, @Nullable Reason[] reasons) {
        if (column instanceof StringColumn strings) {
            return select(strings, reasons, name.equals("parent_id") ? accepted : options(name));
        }
        return column instanceof LongColumn whole ? select(whole, reasons) : select((DoubleColumn) column, reasons);
    }

    /** The dictionary of a column: its closed list when it has one, else empty. */
    private static Dictionary options(String column) {
        Dictionary texts = new Dictionary();
        RegisterSchema.get("place")
                .find(column)
                .ifPresent(schema -> schema.options().forEach(texts::code));
        return texts;
    }

    private static Column select(StringColumn column, @Nullable Reason[] reasons, Dictionary dictionary) {
        StringColumn.Builder kept = new StringColumn.Builder(dictionary);
        for (int row = 0; row < reasons.length; row++) {
            if (reasons[row] == null && column.isKnown(row)) {
                kept.add(column.get(row));
            } else if (reasons[row] == null) {
                kept.addUnknown();
            }
        }
        return kept.build();
    }

    private static Column select(LongColumn column, @Nullable Reason[] reasons) {
        LongColumn.Builder kept = new LongColumn.Builder(column.kind());
        for (int row = 0; row < reasons.length; row++) {
            if (reasons[row] == null && column.isKnown(row)) {
                kept.add(column.get(row));
            } else if (reasons[row] == null) {
                kept.addUnknown();
            }
        }
        return kept.build();
    }

    private static Column select(DoubleColumn column, @Nullable Reason[] reasons) {
        DoubleColumn.Builder kept = new DoubleColumn.Builder();
        for (int row = 0; row < reasons.length; row++) {
            if (reasons[row] == null && column.isKnown(row)) {
                kept.add(column.get(row));
            } else if (reasons[row] == null) {
                kept.addUnknown();
            }
        }
        return kept.build();
    }
}

package org.holdfast.report;

import java.util.List;
import java.util.Map;

/** How far the register could be used: rows read, rejected and set aside by table, and what else the reader should know. */
public record DataQuality(List<TableQuality> tables, List<Text> notes) {
    public DataQuality {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /**
     * One table of the register. {@code rows} are all rows read, the rejected among them; {@code setAside} rows are dated later than
     * the assessment. An absent table makes what depends on it unknown.
     */
    public record TableQuality(
            String table,
            boolean present,
            long rows,
            long rejected,
            Map<String, Long> rejectedByReason,
            long setAside) {
        public TableQuality {
            rejectedByReason = Map.copyOf(rejectedByReason);
        }
    }
}

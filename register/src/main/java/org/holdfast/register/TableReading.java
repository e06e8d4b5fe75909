package org.holdfast.register;

import java.util.List;
import java.util.SortedMap;

/**
 * What became of the rows of one table file.
 *
 * @param file the file's path in the register
 * @param rejectedByReason how many rows were rejected, by the text of their {@link Reason}
 * @param notes the table's {@link Finding}s in words
 */
public record TableReading(
        String table,
        String file,
        long rows,
        long accepted,
        SortedMap<String, Long> rejectedByReason,
        List<String> notes) {
    static TableReading of(
            String table,
            String file,
            long rows,
            long accepted,
            SortedMap<String, Long> rejectedByReason,
            List<Finding> findings) {
        List<String> notes = findings.stream()
                .filter(finding -> finding.table().equals(table))
                .map(Finding::toString)
                .toList();
        return new TableReading(table, file, rows, accepted, rejectedByReason, notes);
    }

    public long rejected() {
        return rows - accepted;
    }
}

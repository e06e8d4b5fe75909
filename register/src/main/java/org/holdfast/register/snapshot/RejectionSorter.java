package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.holdfast.register.Reason;
import org.holdfast.register.RejectedRows;
import org.holdfast.register.Rejections;
import org.holdfast.register.spill.RecordBuffer;
import org.holdfast.register.spill.RecordCursor;
import org.holdfast.register.spill.RecordSorter;
import org.holdfast.register.spill.SortedRecords;
import org.holdfast.register.spill.Spill;

/** Sorts the rows that one hand rejects by table and line, in whatever order they are found. */
final class RejectionSorter implements Rejections {
    private static final List<String> TABLES =
            RegisterSchema.TABLES.stream().map(TableSchema::name).toList();
    private static final int LINE_BITS = 56;
    private final RecordSorter sorter;
    private final RecordBuffer record = new RecordBuffer();

    RejectionSorter(Spill spill, int sortBytes) {
        this.sorter = new RecordSorter(spill, (left, leftAt, right, rightAt) -> 0, sortBytes);
    }

    @Override
    public void add(String table, long line, String column, String value, Reason reason) throws IOException {
        record.clear();
        record.putByte(reason.ordinal());
        putText(column);
        putText(value);
        sorter.add((long) TABLES.indexOf(table) << LINE_BITS | line, record);
    }

    /** Writes what several hands have rejected, by table and line; how many rows of each table for each reason. */
    static Map<String, SortedMap<String, Long>> write(List<RejectionSorter> hands, RejectedRows to) throws IOException {
        List<RecordSorter> sorters = new ArrayList<>();
        hands.forEach(hand -> sorters.add(hand.sorter));
        SortedRecords sorted = SortedRecords.of(sorters);
        Map<String, SortedMap<String, Long>> counts = new LinkedHashMap<>();
        String current = "";
        while (sorted.next()) {
            String table = TABLES.get((int) (sorted.rank() >>> LINE_BITS));
            if (!table.equals(current)) {
                counts.put(current, to.takeCounts());
                current = table;
            }
            RecordCursor record = sorted.record();
            Reason reason = Reason.values()[record.nextByte()];
            record.nextText();
            String column = record.text();
            record.nextText();
            to.add(table, sorted.rank() & (1L << LINE_BITS) - 1, column, record.text(), reason);
        }
        counts.put(current, to.takeCounts());
        return counts;
    }

    private void putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        record.putText(utf8, 0, utf8.length);
    }
}

package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.register.RecordSink;
import org.holdfast.register.RegisterScan;
import org.holdfast.register.ScannedTable;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.register.spill.SortedRecords;

/**
 * The households of a register in order, cut into partitions, and with each partition the rows that name a household
 * of it or one that would lie between them.
 *
 * @param children the scanned tables of children, by name, in order
 */
record ScannedHouseholds(ScannedTable household, Map<String, ScannedTable> children, Partitions partitions) {
    /** Scans the tables of households and their children. */
    static ScannedHouseholds of(RegisterScan scan, ImportHands hands) throws IOException, UnreadableRegister {
        List<HouseholdSink> sinks = new ArrayList<>();
        for (int hand = 0; hand < hands.count(); hand++) {
            sinks.add(new HouseholdSink(hands.spill(), hands.workload().sortBytes(), hand));
        }
        ScannedTable household = scan(scan, hands, "household", sinks);
        SortedRecords sorted =
                SortedRecords.of(sinks.stream().map(HouseholdSink::sorter).toList());
        Partitions partitions = Partitions.of(
                sorted, hands.spill(), hands.workload(), hands.rejections().get(0));
        Map<String, ScannedTable> children = new LinkedHashMap<>();
        for (String table : SnapshotWriter.CHILDREN) {
            if (scan.has(table)) {
                children.put(table, scanChildren(scan, hands, table, partitions));
            }
        }
        return new ScannedHouseholds(household, children, partitions);
    }

    private static ScannedTable scanChildren(RegisterScan scan, ImportHands hands, String table, Partitions partitions)
            throws IOException, UnreadableRegister {
        int buffer = Workload.bufferBytes((long) partitions.list().size() * hands.count());
        Splitters splitters = partitions.splitters();
        List<ChildSink> sinks = new ArrayList<>();
        for (int hand = 0; hand < hands.count(); hand++) {
            sinks.add(new ChildSink(partitions.list(), splitters, table, hand, buffer));
        }
        ScannedTable scanned = scan(scan, hands, table, sinks);
        for (ChildSink sink : sinks) {
            sink.finish();
        }
        return scanned;
    }

    private static ScannedTable scan(
            RegisterScan scan, ImportHands hands, String table, List<? extends RecordSink> sinks)
            throws IOException, UnreadableRegister {
        return scan.scan(
                table,
                hands.threads(),
                sinks,
                hands.rejections(),
                Forms.MOST_TEXTS,
                hands.workload().blockBytes());
    }
}

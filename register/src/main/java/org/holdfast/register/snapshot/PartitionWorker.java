package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.register.Reason;
import org.holdfast.register.Rejections;
import org.holdfast.register.ScannedTable;
import org.holdfast.register.spill.Arena;
import org.holdfast.register.spill.Chunks;
import org.holdfast.register.spill.RecordCursor;
import org.jspecify.annotations.Nullable;

/** Puts the households of partitions and the rows that name them together. For one thread. */
final class PartitionWorker {
    private static final String PERSON = "person";
    private static final int NONE = -1;
    private static final Rejections SILENT = (table, line, column, value, reason) -> {};
    private final int hand;
    private final int hands;
    private final Map<String, ScannedTable> tables;
    private final Rejections rejected;
    private final KeyHash hash;
    private final KeyBuckets personKeys;
    private final PartitionHouseholds households;
    private final AcceptedPersons persons;
    private final Arena arena = new Arena();
    private final Map<String, ChildRows> rows = new LinkedHashMap<>();

    /** What is done with a row that was judged. */
    @FunctionalInterface
    private interface RowTaker {
        void take(ChildCursor row, int household, @Nullable Reason fault) throws IOException;
    }

    /** @param tables of children, by name, in order */
    PartitionWorker(
            int hand, ImportHands hands, Map<String, ScannedTable> tables, KeyHash hash, KeyBuckets personKeys) {
        this.hand = hand;
        this.hands = hands.count();
        this.tables = tables;
        this.hash = hash;
        this.personKeys = personKeys;
        this.rejected = hands.rejections().get(hand);
        this.households = new PartitionHouseholds(hash);
        this.persons = new AcceptedPersons(hash, personKeys);
        tables.keySet().forEach(table -> rows.put(table, new ChildRows()));
    }

    PartitionHouseholds households() {
        return households;
    }

    ChildRows rows(String table) {
        ChildRows found = rows.get(table);
        if (found == null) {
            throw new IllegalArgumentException("The register has no table " + table);
        }
        return found;
    }

    byte[] bytes() {
        return arena.bytes();
    }

    /** Takes the identifiers of the persons whose household is there. */
    void takePersonKeys(Partition partition) throws IOException {
        households.load(partition);
        takeKeys(partition, new ChildJudge(table(PERSON), null), personKeys);
    }

    /** Takes the identifiers of rows of tables whose household and person are there. */
    void takeKeys(Partition partition, List<String> of, List<KeyBuckets> keys) throws IOException {
        households.load(partition);
        arena.clear();
        load(partition, new ChildJudge(table(PERSON), null), 0, partition.count(), SILENT);
        persons.load(rows(PERSON), arena.bytes());
        for (int i = 0; i < of.size(); i++) {
            takeKeys(partition, new ChildJudge(table(of.get(i)), persons), keys.get(i));
        }
    }

    /** Loads a range of households and the rows that name them; rejects the rows that are not sound. */
    void load(Partition partition, int from, int to) throws IOException {
        households.load(partition);
        arena.clear();
        load(partition, new ChildJudge(table(PERSON), null), from, to, rejected);
        persons.load(rows(PERSON), arena.bytes());
        for (ScannedTable table : tables.values()) {
            if (!table.table().equals(PERSON)) {
                load(partition, new ChildJudge(table, persons), from, to, rejected);
            }
        }
    }

    private void takeKeys(Partition partition, ChildJudge judge, KeyBuckets keys) throws IOException {
        for (Chunks records : partition.children(judge.table().table())) {
            judge(records, judge, 0, partition.count(), (row, household, fault) -> {
                if (fault == null) {
                    RecordCursor key = judge.key(row);
                    hash.take(row.bytes(), key.textStart(), key.textEnd());
                    keys.add(hand, hash, row.line(), partition.number());
                }
            });
        }
    }

    private void load(Partition partition, ChildJudge judge, int from, int to, Rejections rejections)
            throws IOException {
        ScannedTable table = judge.table();
        ChildRows kept = rows(table.table());
        kept.clear(hands);
        long[] duplicates = table.key() == null ? new long[0] : partition.duplicateLines(table.table());
        Chunks[] records = partition.children(table.table());
        for (int number = 0; number < records.length; number++) {
            judge(records[number], judge, from, to, (row, household, fault) -> {
                if (fault != null) {
                    rejections.add(table.table(), row.line(), judge.blamed(), judge.shown(row), fault);
                } else if (duplicates.length > 0 && Arrays.binarySearch(duplicates, row.line()) >= 0) {
                    String key = Objects.requireNonNull(table.key());
                    rejections.add(
                            table.table(), row.line(), key, judge.key(row).text(), Reason.DUPLICATE);
                } else {
                    kept.add(household, arena.add(row.bytes(), row.body(), row.bodyEnd()), row.line());
                }
            });
            kept.endHand(number);
        }
        kept.sort(partition.count());
    }

    /** Judges the rows that name households of a range, and in the first range those that name none. */
    private void judge(Chunks records, ChildJudge judge, int from, int to, RowTaker taker) throws IOException {
        ChildCursor row = new ChildCursor(records);
        int household = NONE;
        while (row.next()) {
            if (!row.isSameHousehold()) {
                household = households.find(row.id(), 0, row.idLength());
            }
            boolean inRange = household == NONE ? from == 0 : household >= from && household < to;
            if (inRange) {
                taker.take(row, household, judge.judge(household, row));
            }
        }
    }

    private ScannedTable table(String name) {
        return Objects.requireNonNull(tables.get(name));
    }
}

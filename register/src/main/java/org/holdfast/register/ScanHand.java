package org.holdfast.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.TableSchema;
import org.holdfast.register.spill.RecordBuffer;
import org.jspecify.annotations.Nullable;

/** One of the hands that scan a table: judges rows and hands the sound ones on as records. */
final class ScanHand {
    private final TableSchema schema;
    private final @Nullable Currency currency;
    private final Dictionary places;
    private final RecordSink sink;
    private final RowJudge judge;
    private final TextIntake household;
    private final @Nullable TextIntake key;
    private final @Nullable TextIntake person;
    private final List<ColumnSchema> recorded = new ArrayList<>();
    private final CellRecorder[] recorders;
    private final RecordBuffer record = new RecordBuffer();
    private boolean personUnknown;
    private long rows;

    ScanHand(
            TableSchema schema,
            List<ColumnSchema> columns,
            @Nullable Currency currency,
            Dictionary places,
            int mostTexts,
            RecordSink sink,
            Rejections rejections) {
        this.schema = schema;
        this.currency = currency;
        this.places = places;
        this.sink = sink;
        Map<String, Intake> intakes = new LinkedHashMap<>();
        columns.forEach(column -> intakes.put(column.name(), intake(column)));
        this.judge = new RowJudge(
                TableReader.keyless(schema), columns, intakes.values().toArray(Intake[]::new), rejections);
        this.household = (TextIntake) Objects.requireNonNull(intakes.remove("household_id"));
        this.key = key(schema) == null ? null : (TextIntake) intakes.remove(key(schema));
        this.person = schema.name().equals("person") ? null : (TextIntake) intakes.remove("person_id");
        List<CellRecorder> made = new ArrayList<>();
        for (ColumnSchema column : inOrder(columns)) {
            Intake intake = intakes.get(column.name());
            if (intake != null) {
                recorded.add(column);
                made.add(CellRecorder.of(column, intake, mostTexts));
            }
        }
        this.recorders = made.toArray(CellRecorder[]::new);
    }

    /** Scans what the dealer deals to this hand. */
    void scan(RowDealer dealer, int hand) throws IOException, UnreadableRegister {
        for (Rows portion = dealer.deal(hand); portion != null; portion = dealer.deal(hand)) {
            Cells cells = portion.cells();
            while (portion.next()) {
                rows++;
                if (judge.isSound(cells)) {
                    hand(cells.line);
                }
            }
        }
    }

    /** What the hands, all of the same table, have seen together. */
    static ScannedTable together(List<ScanHand> hands, List<ColumnSchema> columns) {
        ScanHand first = hands.get(0);
        List<ScannedColumn> scanned = new ArrayList<>();
        for (int i = 0; i < first.recorders.length; i++) {
            int column = i;
            scanned.add(CellRecorder.together(
                    first.recorded.get(i),
                    hands.stream().map(hand -> hand.recorders[column]).toList()));
        }
        List<String> names = columns.stream().map(ColumnSchema::name).toList();
        return new ScannedTable(
                first.schema.name(),
                hands.stream().mapToLong(hand -> hand.rows).sum(),
                key(first.schema),
                first.person == null ? null : "person_id",
                hands.stream().anyMatch(hand -> hand.personUnknown),
                first.person != null && names.indexOf("person_id") < names.indexOf("household_id"),
                List.copyOf(scanned));
    }

    private void hand(long line) throws IOException {
        record.clear();
        if (key != null) {
            record.putText(key.text(), key.from(), key.to());
        }
        if (person != null) {
            writePerson(person);
        }
        int unknown = record.reserve(recorders.length + 7 >> 3);
        for (int i = 0; i < recorders.length; i++) {
            CellRecorder recorder = recorders[i];
            if (recorder.isKnown()) {
                recorder.write(record);
            } else {
                recorder.anyUnknown = true;
                record.setBit(unknown, i);
            }
        }
        sink.add(line, household.text(), household.from(), household.to(), record);
    }

    private void writePerson(TextIntake named) {
        if (named.known) {
            record.putText(named.text(), named.from(), named.to());
        } else {
            personUnknown = true;
            record.putCount(0);
        }
    }

    /** The column that identifies a row, besides {@code household_id}. */
    private static @Nullable String key(TableSchema schema) {
        return schema.key().isEmpty() || schema.name().equals("household")
                ? null
                : schema.key().get(0);
    }

    private Intake intake(ColumnSchema column) {
        String named = column.references();
        if (named != null && named.equals("place")) {
            return new ReferenceIntake(column, places);
        }
        boolean identifier = named != null || schema.key().equals(List.of(column.name()));
        return identifier ? new TextIntake(column, true) : Intake.of(column, currency);
    }

    /** The columns of the file in the order of the register format, extra ones after them. */
    private List<ColumnSchema> inOrder(List<ColumnSchema> columns) {
        List<ColumnSchema> ordered = new ArrayList<>(schema.columns());
        ordered.retainAll(columns);
        columns.stream().filter(column -> !ordered.contains(column)).forEach(ordered::add);
        return ordered;
    }
}

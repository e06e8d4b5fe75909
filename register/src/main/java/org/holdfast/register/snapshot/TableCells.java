package org.holdfast.register.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.RegisterSchema;
import org.holdfast.register.ScannedTable;
import org.holdfast.register.spill.RecordCursor;
import org.jspecify.annotations.Nullable;

/** The cells of a table in one batch, put together from records. For one thread, used again and again. */
final class TableCells {
    private final TableShape shape;
    private final Map<String, CellsBuilder> columns = new LinkedHashMap<>();
    private final CellsBuilder[] cells;
    private final Bounds[] bounds;
    private final @Nullable CellsBuilder key;
    private final @Nullable CellsBuilder person;
    private final RecordCursor record = new RecordCursor();
    private int rows;

    TableCells(TableShape shape) {
        this.shape = shape;
        shape.form().columns().forEach((name, form) -> columns.put(name, new CellsBuilder(form.layout())));
        ScannedTable scanned = shape.scanned();
        this.key = scanned.key() == null ? null : columns.get(scanned.key());
        this.person = scanned.person() == null ? null : columns.get(scanned.person());
        this.cells = scanned.columns().stream()
                .map(column -> Objects.requireNonNull(columns.get(column.name())))
                .toArray(CellsBuilder[]::new);
        this.bounds = Stream.generate(Bounds::new).limit(cells.length).toArray(Bounds[]::new);
    }

    int rows() {
        return rows;
    }

    void addHousehold(PartitionHouseholds households, int household) {
        int from = households.idStart(household);
        Objects.requireNonNull(columns.get("household_id"))
                .add(households.bytes(), from, households.idEnd(household) - from);
        record.set(households.bytes(), households.body(household));
        addCells(record.nextByte());
    }

    void addChild(byte[] bytes, int body, int hand) {
        record.set(bytes, body);
        if (key != null) {
            addText(key);
        }
        if (person != null) {
            addText(person);
        }
        addCells(hand);
    }

    /** Writes the columns. */
    void into(BatchBody body) {
        columns.forEach((name, builder) -> {
            if (shape.isAssumed(name)) {
                assume(name, builder);
            }
            builder.into(body);
        });
    }

    /** Whether some row of a range is known to have a truth value, once the columns were written. */
    boolean isAnyTrue(String column, int from, int to) {
        CellsBuilder truths = Objects.requireNonNull(columns.get(column));
        for (int row = from; row < to; row++) {
            if (truths.isTrue(row)) {
                return true;
            }
        }
        return false;
    }

    /** The bounds of the columns that have some, of all rows since the beginning. */
    Map<String, Bounds> bounds() {
        Map<String, Bounds> found = new LinkedHashMap<>();
        for (int i = 0; i < bounds.length; i++) {
            if (shape.decoder(i).isBounded()) {
                found.put(shape.scanned().columns().get(i).name(), bounds[i]);
            }
        }
        return found;
    }

    void clear() {
        columns.values().forEach(CellsBuilder::clear);
        rows = 0;
    }

    private void addText(CellsBuilder to) {
        record.nextText();
        int length = record.textEnd() - record.textStart();
        if (length == 0) {
            to.addUnknown();
        } else {
            to.add(record.bytes(), record.textStart(), length);
        }
    }

    private void addCells(int hand) {
        byte[] bytes = record.bytes();
        int unknown = record.position();
        record.skip(cells.length + 7 >> 3);
        for (int i = 0; i < cells.length; i++) {
            if ((bytes[unknown + (i >> 3)] >> (i & 7) & 1) != 0) {
                cells[i].addUnknown();
            } else {
                shape.decoder(i).decode(record, hand, cells[i], bounds[i]);
            }
        }
        rows++;
    }

    private void assume(String column, CellsBuilder builder) {
        String standard = RegisterSchema.get(shape.form().name())
                .find(column)
                .orElseThrow()
                .standard();
        for (int row = 0; row < rows; row++) {
            if (shape.form(column).layout() == Layout.BIT) {
                builder.add(Boolean.parseBoolean(standard) ? 1 : 0);
            } else {
                builder.add(Double.parseDouble(Objects.requireNonNull(standard)));
            }
        }
    }
}

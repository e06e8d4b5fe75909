package org.holdfast.register.snapshot;

import java.util.Arrays;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Dictionary;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.StringColumn;

/** Writes cells of a column in memory in the form they have in a snapshot. */
final class CellsOfColumn {
    private final Column column;
    private final ColumnForm form;
    private final CellsBuilder cells;
    private final int[] codes;

    CellsOfColumn(Column column, ColumnForm form) {
        this.column = column;
        this.form = form;
        this.cells = new CellsBuilder(form.layout());
        this.codes = new int
                [column instanceof StringColumn texts ? texts.dictionary().size() : 0];
        Arrays.fill(codes, -1);
    }

    CellsBuilder builder() {
        return cells;
    }

    /** Adds the cells of rows, in the order given. */
    void add(int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!column.isKnown(rows[i])) {
                cells.addUnknown();
            } else if (column instanceof StringColumn texts) {
                add(texts, rows[i]);
            } else if (column instanceof DoubleColumn decimals) {
                cells.add(decimals.get(rows[i]));
            } else {
                add((LongColumn) column, rows[i]);
            }
        }
    }

    private void add(StringColumn texts, int row) {
        int code = texts.code(row);
        if (form.layout() == Layout.TEXT) {
            byte[] utf8 = texts.dictionary().utf8(code);
            cells.add(utf8, 0, utf8.length);
            return;
        }
        if (codes[code] < 0) {
            codes[code] = code(texts.dictionary().text(code));
        }
        cells.add(codes[code]);
    }

    private void add(LongColumn whole, int row) {
        long value = whole.get(row);
        cells.add(form.dictionary() == null ? value : code(Months.toString(value)));
    }

    private int code(String text) {
        Dictionary dictionary = form.dictionary();
        int code = dictionary == null ? -1 : dictionary.find(text);
        if (code < 0) {
            throw new IllegalStateException("The dictionary of a column lacks '" + text + "'");
        }
        return code;
    }
}

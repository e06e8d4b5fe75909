package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.Dictionary;
import org.holdfast.register.ScannedColumn;
import org.holdfast.register.spill.RecordCursor;

/** Reads the cells of one column out of records that a scan made and writes them in the form they have in a snapshot. */
final class CellDecoder {
    private final ScannedColumn.Coding coding;
    private final int[] months;
    private final List<int[]> codes;
    /** The texts of each hand's codes, of a column that has no dictionary in the snapshot. */
    private final List<byte[][]> texts;

    CellDecoder(ScannedColumn column, ColumnForm form) {
        this.coding = column.coding();
        this.months = FormOfScan.monthCodes(column);
        Dictionary dictionary = form.dictionary();
        this.codes = dictionary != null && coding == ScannedColumn.Coding.TEXT
                ? FormOfScan.codes(column, dictionary)
                : List.of();
        this.texts = new ArrayList<>();
        if (FormOfScan.isText(form)) {
            column.texts().forEach(hand -> texts.add(texts(hand)));
        }
    }

    /** Whether the column has bounds. */
    boolean isBounded() {
        return coding == ScannedColumn.Coding.WHOLE || coding == ScannedColumn.Coding.MONTH;
    }

    /** Moves the cursor over a known cell and adds the cell. */
    void decode(RecordCursor record, int hand, CellsBuilder to, Bounds bounds) {
        switch (coding) {
            case WHOLE -> {
                long value = record.nextNumber();
                bounds.take(value);
                to.add(value);
            }
            case MONTH -> {
                int month = (int) record.nextCount();
                bounds.take(month);
                to.add(months[month]);
            }
            case TRUTH, OPTION -> to.add(record.nextByte());
            case PLACE -> to.add(record.nextCount());
            case DECIMAL -> to.add(Double.longBitsToDouble(record.nextLong()));
            case TEXT -> text(record, hand, to);
        }
    }

    private void text(RecordCursor record, int hand, CellsBuilder to) {
        int code = (int) record.nextCount() - 1;
        if (code < 0) {
            record.nextText();
            to.add(record.bytes(), record.textStart(), record.textEnd() - record.textStart());
        } else if (texts.isEmpty()) {
            to.add(codes.get(hand)[code]);
        } else {
            byte[] utf8 = texts.get(hand)[code];
            to.add(utf8, 0, utf8.length);
        }
    }

    private static byte[][] texts(Dictionary dictionary) {
        byte[][] texts = new byte[dictionary.size()][];
        for (int code = 0; code < texts.length; code++) {
            texts[code] = dictionary.utf8(code);
        }
        return texts;
    }
}

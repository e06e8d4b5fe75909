package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;
import org.holdfast.column.Months;
import org.holdfast.register.ScannedColumn;

/** Finds the form in which a column that was scanned goes into a snapshot. */
final class FormOfScan {
    private FormOfScan() {}

    static ColumnForm of(String table, ScannedColumn column, Dictionary places) {
        boolean mayBeUnknown = column.mayBeUnknown();
        return switch (column.coding()) {
            case WHOLE -> Forms.whole(column.kind(), mayBeUnknown, column.least(), column.greatest());
            case MONTH -> months(column);
            case TRUTH -> Forms.truth(mayBeUnknown);
            case OPTION -> Forms.coded(FormOfColumn.options(table, column.name()), mayBeUnknown);
            case PLACE -> Forms.coded(places, mayBeUnknown);
            case DECIMAL -> Forms.decimal(mayBeUnknown);
            case TEXT -> texts(column);
        };
    }

    private static ColumnForm months(ScannedColumn column) {
        Dictionary ascending = new Dictionary();
        column.months().stream().forEach(month -> ascending.code(Months.toString(month)));
        return Forms.months(ascending, column.mayBeUnknown());
    }

    private static ColumnForm texts(ScannedColumn column) {
        TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
        for (Dictionary hand : column.texts()) {
            for (int code = 0; code < hand.size(); code++) {
                sorted.add(hand.utf8(code));
            }
        }
        if (column.manyTexts() || sorted.size() > Forms.MOST_TEXTS) {
            return Forms.text(column.mayBeUnknown());
        }
        Dictionary dictionary = new Dictionary();
        sorted.forEach(utf8 -> dictionary.code(utf8, 0, utf8.length));
        return Forms.coded(dictionary, column.mayBeUnknown());
    }

    /** For each hand, the final codes of the codes its records have. */
    static List<int[]> codes(ScannedColumn column, Dictionary dictionary) {
        List<int[]> codes = new ArrayList<>();
        for (Dictionary hand : column.texts()) {
            int[] finalCodes = new int[hand.size()];
            for (int code = 0; code < finalCodes.length; code++) {
                finalCodes[code] = dictionary.find(hand.text(code));
            }
            codes.add(finalCodes);
        }
        return codes;
    }

    /** The codes of the months of a column by month number. */
    static int[] monthCodes(ScannedColumn column) {
        int[] codes = new int[column.months().length()];
        int code = 0;
        for (int month = 0; month < codes.length; month++) {
            if (column.months().get(month)) {
                codes[month] = code++;
            }
        }
        return codes;
    }

    static boolean isText(ColumnForm form) {
        return form.kind() == Kind.STRING && form.dictionary() == null;
    }
}

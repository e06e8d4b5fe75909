package org.holdfast.register.snapshot;

import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;
import org.holdfast.column.Months;

/** The narrowest form that holds the values of a column. */
public final class Forms {
    /** A column of more distinct texts is written without a dictionary. */
    public static final int MOST_TEXTS = 32_767;

    private Forms() {}

    /** The form of INT, MONEY and DATE with known values within bounds. */
    public static ColumnForm whole(Kind kind, boolean mayBeUnknown, long least, long greatest) {
        Layout narrowest = narrowest(least, greatest);
        Layout layout = switch (kind) {
            case DATE -> Layout.INT32;
            case MONEY -> narrowest == Layout.INT64 ? Layout.INT64 : Layout.INT32;
            default -> narrowest;
        };
        return new ColumnForm(kind, layout, null, mayBeUnknown, least, greatest);
    }

    public static ColumnForm truth(boolean mayBeUnknown) {
        return new ColumnForm(Kind.BOOL, Layout.BIT, null, mayBeUnknown, 0, 1);
    }

    public static ColumnForm decimal(boolean mayBeUnknown) {
        return new ColumnForm(Kind.DECIMAL, Layout.FLOAT64, null, mayBeUnknown, 0, 0);
    }

    /** The form of texts that are written out. */
    public static ColumnForm text(boolean mayBeUnknown) {
        return new ColumnForm(Kind.STRING, Layout.TEXT, null, mayBeUnknown, 0, 0);
    }

    /** The form of texts that are entries of a dictionary. */
    public static ColumnForm coded(Dictionary dictionary, boolean mayBeUnknown) {
        return new ColumnForm(Kind.STRING, codes(dictionary), dictionary, mayBeUnknown, 0, 0);
    }

    /** The form of months, given in a dictionary in ascending order. */
    public static ColumnForm months(Dictionary ascending, boolean mayBeUnknown) {
        int last = ascending.size() - 1;
        long least = last < 0 ? 0 : Months.parse(ascending.text(0));
        long greatest = last < 0 ? 0 : Months.parse(ascending.text(last));
        return new ColumnForm(Kind.MONTH, codes(ascending), ascending, mayBeUnknown, least, greatest);
    }

    private static Layout codes(Dictionary dictionary) {
        return narrowest(0, dictionary.size());
    }

    private static Layout narrowest(long least, long greatest) {
        if (least >= Byte.MIN_VALUE && greatest <= Byte.MAX_VALUE) {
            return Layout.INT8;
        }
        if (least >= Short.MIN_VALUE && greatest <= Short.MAX_VALUE) {
            return Layout.INT16;
        }
        return least >= Integer.MIN_VALUE && greatest <= Integer.MAX_VALUE ? Layout.INT32 : Layout.INT64;
    }
}

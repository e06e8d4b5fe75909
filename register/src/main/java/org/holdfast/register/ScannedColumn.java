package org.holdfast.register;

import java.util.BitSet;
import java.util.List;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;

/**
 * What is known of a column once a scan has seen all its rows, and how its cells lie in the scan's records.
 *
 * @param mayBeUnknown false when every cell is known
 * @param least of the whole numbers seen, {@code greatest} of them; 0 when none was
 * @param months the months seen, as month numbers
 * @param texts for each hand of the scan, the texts its records have codes of
 * @param manyTexts whether some texts have no code
 */
public record ScannedColumn(
        String name,
        Kind kind,
        Coding coding,
        boolean mayBeUnknown,
        long least,
        long greatest,
        BitSet months,
        List<Dictionary> texts,
        boolean manyTexts) {

    /** How a known cell lies in a record. */
    public enum Coding {
        /** A number. */
        WHOLE,
        /** A count: the month number. */
        MONTH,
        /** A byte: 0 or 1. */
        TRUTH,
        /** A byte: the place in the closed list. */
        OPTION,
        /** A count: the row in the place table. */
        PLACE,
        /** The bits of the double. */
        DECIMAL,
        /** A count: the code of the text in its hand's dictionary, plus 1; or 0, and the text. */
        TEXT
    }
}

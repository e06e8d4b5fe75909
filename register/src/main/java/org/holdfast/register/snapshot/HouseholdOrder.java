package org.holdfast.register.snapshot;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.holdfast.column.Dictionary;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/** The households of a register in the order of a snapshot: by the UTF-8 bytes of their identifiers, unsigned. */
final class HouseholdOrder {
    private final int[] rows;
    private final Dictionary ids;
    private final int[] positionOfCode;

    HouseholdOrder(Table household) {
        StringColumn column = household.strings("household_id");
        ids = column.dictionary();
        rows = IntStream.range(0, household.rows())
                .boxed()
                .sorted((left, right) -> ids.compare(column.code(left), column.code(right)))
                .mapToInt(Integer::intValue)
                .toArray();
        positionOfCode = new int[ids.size()];
        Arrays.fill(positionOfCode, -1);
        for (int position = 0; position < rows.length; position++) {
            positionOfCode[column.code(rows[position])] = position;
        }
    }

    /** The rows of the households in order. */
    int[] households() {
        return rows;
    }

    /** The position of the household that a cell names. */
    int position(StringColumn householdIds, int row) {
        int code = householdIds.code(row);
        return positionOfCode[
                householdIds.dictionary() == ids
                        ? code
                        : ids.find(householdIds.dictionary().text(code))];
    }
}

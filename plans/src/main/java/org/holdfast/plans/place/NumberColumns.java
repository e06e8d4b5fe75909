package org.holdfast.plans.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Refused;

/** The columns that a case means when it names none: those of numbers. */
final class NumberColumns {
    private NumberColumns() {}

    /**
     * All columns of numbers but the key.
     *
     * @throws Refused when most cells of a column are numbers and some are not, since leaving it out would go unnoticed
     */
    static List<String> of(DataTable table, String key) throws Refused {
        List<String> found = new ArrayList<>();
        for (String column : table.columns()) {
            if (!column.equals(key) && (table.hasNumbers(column) || mostlyNumbers(table, column))) {
                table.numbers(column);
                found.add(column);
            }
        }
        return found;
    }

    private static boolean mostlyNumbers(DataTable table, String column) throws Refused {
        List<String> cells =
                Arrays.stream(table.texts(column)).filter(Objects::nonNull).toList();
        long numbers = cells.stream()
                .filter(cell -> cell.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?"))
                .count();
        return 2 * numbers > cells.size();
    }
}

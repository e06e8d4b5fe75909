package org.holdfast.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.Register;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/**
 * A register as lines of text, so that two can be compared: households by their identifiers, the rows of a household
 * in the order they have, other tables as they are.
 */
public final class RegisterLines {
    private RegisterLines() {}

    /** The lines of each table, the first with the names and kinds of its columns. */
    public static Map<String, List<String>> of(Register register) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        register.tables().forEach((name, table) -> lines.put(name, of(table, CellWords.decimals(register.currency()))));
        return lines;
    }

    private static List<String> of(Table table, int decimals) {
        List<String> lines = new ArrayList<>();
        List<String> header = new ArrayList<>();
        table.columns().forEach((name, column) -> header.add(name + ":" + column.kind()));
        lines.add(String.join("|", header));
        for (int row : order(table)) {
            List<String> cells = new ArrayList<>();
            for (Column column : table.columns().values()) {
                cells.add(column.isKnown(row) ? CellWords.of(column, row, decimals) : "(unknown)");
            }
            lines.add(String.join("|", cells));
        }
        return lines;
    }

    private static List<Integer> order(Table table) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            rows.add(row);
        }
        if (table.columns().get("household_id") instanceof StringColumn households) {
            rows.sort(Comparator.comparing(row -> utf8(households.get(row)), Arrays::compareUnsigned));
        }
        return rows;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}

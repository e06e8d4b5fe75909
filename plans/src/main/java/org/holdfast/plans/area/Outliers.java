package org.holdfast.plans.area;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * Rows that a case leaves out of its sample: the option {@code outlier}, such as {@code row 33 removed}, {@code rows 3, 17 and 20-22
 * removed}, or {@code none}; a number, or a list of numbers. Rows count from 1.
 */
final class Outliers {
    private static final Pattern NUMBERS = Pattern.compile("(?<from>\\d+)(?:\\s*(?:-|to)\\s*(?<to>\\d+))?");

    private Outliers() {}

    /** The rows of a table that a case keeps. */
    static DataTable without(PlanCase stated, DataTable table) throws Refused {
        Set<Integer> gone = new HashSet<>();
        var option = stated.option("outlier");
        String text = option.isArray() ? "rows " + option : option.asString("");
        if (option.isNumber()) {
            text = "row " + option.asInt();
        }
        if (text.isBlank() || text.matches("(?i)\\s*(none|no\\b.*|kept|all rows.*)")) {
            return table;
        }
        Matcher matcher = NUMBERS.matcher(text);
        while (matcher.find()) {
            int from = Integer.parseInt(matcher.group("from"));
            int to = matcher.group("to") == null ? from : Integer.parseInt(matcher.group("to"));
            if (from < 1 || to > table.rows() || to < from) {
                throw new Refused("Option 'outlier' is '" + text + "', but " + table.name() + " has the rows 1 to "
                        + table.rows());
            }
            for (int row = from; row <= to; row++) {
                gone.add(row);
            }
        }
        if (gone.isEmpty()) {
            throw new Refused("Option 'outlier' is '" + text + "': expected something like 'row 33 removed'");
        }
        return table.where(row -> !gone.contains(row + 1));
    }
}

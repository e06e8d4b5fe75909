package org.holdfast.plans.survey;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rows of the part of the population that a case asks for: a condition such as {@code stype=E}, or for each column a value,
 * a list of values, or of numbers {@code <18}, {@code 18-64} with both ends or {@code 65+}. A row whose cell is unknown is not in
 * it.
 */
public final class PlannedDomain {
    private static final Pattern BOUND = Pattern.compile("\\s*(<=|>=|<|>|≤|≥)\\s*(-?[\\d.]+)\\s*");
    private static final Pattern RANGE = Pattern.compile("\\s*([\\d.]+)\\s*[-–]\\s*([\\d.]+)\\s*");
    private static final Pattern OPEN = Pattern.compile("\\s*([\\d.]+)\\s*\\+\\s*");

    private static final Pattern EQUALITY =
            Pattern.compile("\\s*`?([^=<>!&|,]*?[^=<>!&|,\\s`])`?\\s*(==?|!=)\\s*([^=<>!&|,]*?[^=<>!&|,\\s])\\s*");

    private PlannedDomain() {}

    /** Whether each row is in the part, or null when the case asks for all. */
    public static boolean @Nullable [] of(PlanCase planned, DataTable table) throws Refused {
        boolean[] rows = null;
        for (JsonNode node : new JsonNode[] {planned.field("domain"), planned.option("domain")}) {
            if (node.isString()
                    && !node.asString().isBlank()
                    && !node.asString().equals("all")) {
                rows = both(rows, condition(node.asString(), table));
            }
            for (Map.Entry<String, JsonNode> part : node.properties()) {
                rows = both(rows, part(part.getKey(), part.getValue(), table));
            }
        }
        return rows;
    }

    /** The rows that meet a condition, or several with commas between them. */
    static boolean[] condition(String text, DataTable table) throws Refused {
        boolean[] rows = null;
        String[] parts = text.split("\\s*[,&]\\s*");
        for (String part : parts) {
            double[] equal = equality(part, table);
            if (equal == null) {
                return ColumnExpression.in(table, text.strip()).rows(table);
            }
            boolean[] met = new boolean[equal.length];
            for (int row = 0; row < met.length; row++) {
                met[row] = equal[row] == 1;
            }
            rows = both(rows, met);
        }
        return rows == null ? new boolean[table.rows()] : rows;
    }

    /**
     * 1 where a column has the value that a text such as {@code province=Ilocos Norte} or {@code age=18-64} gives, 0 where it has
     * another and NaN where it is unknown; null when the text is no such equality.
     */
    static double @Nullable [] equality(String text, DataTable table) throws Refused {
        Matcher matcher = EQUALITY.matcher(text);
        if (!matcher.matches() || !table.has(matcher.group(1)) || table.has(matcher.group(3))) {
            return null;
        }
        String column = matcher.group(1);
        boolean[] found = value(column, matcher.group(3).replaceAll("^['\"]|['\"]$", ""), table);
        boolean equal = !matcher.group(2).equals("!=");
        @Nullable String[] cells = table.texts(column);
        double[] numbers = new double[found.length];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = cells[row] == null ? Double.NaN : found[row] == equal ? 1 : 0;
        }
        return numbers;
    }

    /** The rows that have a value in a column. */
    static boolean[] having(String column, String value, DataTable table) throws Refused {
        boolean[] rows = new boolean[table.rows()];
        @Nullable String[] cells = table.texts(column);
        double number = number(value);
        for (int row = 0; row < rows.length; row++) {
            String cell = cells[row];
            rows[row] = cell != null
                    && (cell.equals(value)
                            || !Double.isNaN(number) && number(cell) == number
                            || sameTruth(cell, value));
        }
        return rows;
    }

    private static boolean sameTruth(String cell, String value) {
        return value.equalsIgnoreCase("true") && (cell.equalsIgnoreCase("true") || cell.equals("1"))
                || value.equalsIgnoreCase("false") && (cell.equalsIgnoreCase("false") || cell.equals("0"));
    }

    private static boolean[] both(boolean @Nullable [] one, boolean[] other) {
        if (one != null) {
            for (int row = 0; row < other.length; row++) {
                other[row] &= one[row];
            }
        }
        return other;
    }

    private static boolean[] part(String column, JsonNode wanted, DataTable table) throws Refused {
        boolean[] rows = new boolean[table.rows()];
        if (wanted.isArray()) {
            for (JsonNode each : wanted) {
                boolean[] found = part(column, each, table);
                for (int row = 0; row < rows.length; row++) {
                    rows[row] |= found[row];
                }
            }
            return rows;
        }
        return value(column, wanted.asString(""), table);
    }

    private static boolean[] value(String column, String text, DataTable table) throws Refused {
        if (table.has(column) && table.hasNumbers(column)) {
            String condition = numeric("`" + column + "`", text);
            if (condition != null) {
                return ColumnExpression.parse(condition).rows(table);
            }
        }
        return having(column, text, table);
    }

    private static @Nullable String numeric(String column, String text) {
        Matcher bound = BOUND.matcher(text);
        if (bound.matches()) {
            return column + bound.group(1) + bound.group(2);
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return column + " >= " + range.group(1) + " & " + column + " <= " + range.group(2);
        }
        Matcher open = OPEN.matcher(text);
        return open.matches() ? column + " >= " + open.group(1) : null;
    }

    /** The number that a text is, or NaN. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}

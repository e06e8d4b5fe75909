package org.holdfast.plans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of numbers that a {@link Formula} makes of a table, named as R names them: {@code (Intercept)}, then a column a
 * term; a column of texts becomes one of 0 and 1 for each of its values but the first, named {@code column + value}, and a
 * condition one of 0 and 1 named {@code condition + TRUE}. Without an intercept the first term of texts keeps all its values.
 *
 * <p>Only complete rows are held: a row in which the response or a column is unknown is left out, and {@link #rows} tells
 * which are kept. An infinite value is refused, since leaving it out or keeping it would both be wrong.
 */
public final class DesignMatrix {
    private static final String INTERCEPT = "(Intercept)";

    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final double[] response;
    private final int[] rows;

    /** One column with its name. */
    private record Column(String name, double[] cells) {}

    /**
     * The columns of a formula over a table.
     *
     * @throws Refused when a column is missing or a value is infinite
     */
    public static DesignMatrix of(Formula formula, DataTable table) throws Refused {
        return new DesignMatrix(formula, table);
    }

    private DesignMatrix(Formula formula, DataTable table) throws Refused {
        List<Column> all = new ArrayList<>();
        if (formula.intercept()) {
            double[] ones = new double[table.rows()];
            java.util.Arrays.fill(ones, 1);
            all.add(new Column(INTERCEPT, ones));
        }
        boolean fullRank = !formula.intercept();
        for (Formula.Term term : formula.terms()) {
            boolean textual = isTextual(term.factors().get(0), table);
            all.addAll(
                    columnsOf(term, table, fullRank && textual && term.factors().size() == 1));
            fullRank &= !textual;
        }
        double[] explained = formula.response().isEmpty() ? new double[table.rows()] : response(formula, table);
        this.rows = IntStream.range(0, table.rows())
                .filter(row -> !Double.isNaN(explained[row])
                        && all.stream().noneMatch(column -> Double.isNaN(column.cells()[row])))
                .toArray();
        this.response = kept(new Column(formula.response(), explained), table);
        for (Column column : all) {
            names.add(column.name());
            columns.add(kept(column, table));
        }
    }

    /** The names of the columns. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The columns, each over the complete rows. */
    public double[][] columns() {
        return columns.toArray(double[][]::new);
    }

    /** The response over the complete rows; zeros when the formula has none. */
    public double[] response() {
        return response;
    }

    /** The rows of the table that are complete, in order. */
    public int[] rows() {
        return rows;
    }

    /** What other numbers of the table's rows are in the complete rows. */
    public double[] complete(double[] cells) {
        return IntStream.of(rows).mapToDouble(row -> cells[row]).toArray();
    }

    private double[] kept(Column column, DataTable table) throws Refused {
        double[] cells = complete(column.cells());
        for (int i = 0; i < cells.length; i++) {
            if (Double.isInfinite(cells[i])) {
                throw new Refused("'" + column.name() + "' is infinite in row " + (rows[i] + 1) + " of " + table.name()
                        + ": leave such rows out by a condition");
            }
        }
        return cells;
    }

    private static double[] response(Formula formula, DataTable table) throws Refused {
        ColumnExpression expression = ColumnExpression.in(table, formula.response());
        if (table.has(formula.response()) && !table.hasNumbers(formula.response())) {
            return successes(table.texts(formula.response()));
        }
        return expression.numbers(table);
    }

    /** A response of texts is a failure at its first value and a success at any other. */
    private static double[] successes(@Nullable String[] cells) {
        List<String> levels = levels(cells, false);
        double[] numbers = new double[cells.length];
        for (int row = 0; row < cells.length; row++) {
            String cell = cells[row];
            numbers[row] = cell == null ? Double.NaN : cell.equals(levels.get(0)) ? 0 : 1;
        }
        return numbers;
    }

    private static List<Column> columnsOf(Formula.Term term, DataTable table, boolean allValues) throws Refused {
        List<Column> product = List.of();
        for (String factor : term.factors()) {
            List<Column> next = factor(factor, table, allValues);
            if (product.isEmpty()) {
                product = next;
                continue;
            }
            List<Column> crossed = new ArrayList<>();
            for (Column right : next) {
                for (Column left : product) {
                    crossed.add(times(left, right));
                }
            }
            product = crossed;
        }
        return product;
    }

    private static Column times(Column left, Column right) {
        double[] cells = new double[left.cells().length];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = left.cells()[row] * right.cells()[row];
        }
        return new Column(left.name() + ":" + right.name(), cells);
    }

    private static List<Column> factor(String factor, DataTable table, boolean allValues) throws Refused {
        if (isTextual(factor, table)) {
            boolean declared = !table.has(factor);
            String column = declared
                    ? factor.substring(factor.indexOf('(') + 1, factor.length() - 1)
                            .strip()
                    : factor;
            return dummies(factor, table.texts(column), allValues, declared && table.hasNumbers(column));
        }
        ColumnExpression expression = ColumnExpression.in(table, factor);
        String name = expression.isCondition() ? factor + "TRUE" : factor;
        return List.of(new Column(name, expression.numbers(table)));
    }

    private static boolean isTextual(String factor, DataTable table) {
        return table.has(factor) ? !table.hasNumbers(factor) : factor.matches("(as\\.)?factor\\s*\\([^()]*\\)");
    }

    private static List<Column> dummies(String name, @Nullable String[] cells, boolean allValues, boolean numeric) {
        List<String> levels = levels(cells, numeric);
        List<Column> columns = new ArrayList<>();
        for (String level : levels.subList(allValues ? 0 : Math.min(1, levels.size()), levels.size())) {
            double[] numbers = new double[cells.length];
            for (int row = 0; row < cells.length; row++) {
                String cell = cells[row];
                numbers[row] = cell == null ? Double.NaN : cell.equals(level) ? 1 : 0;
            }
            columns.add(new Column(name + level, numbers));
        }
        return columns;
    }

    private static List<String> levels(@Nullable String[] cells, boolean numeric) {
        TreeSet<String> levels = new TreeSet<>(
                numeric
                        ? Comparator.comparingDouble(Double::parseDouble)
                        : String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.reverseOrder()));
        for (String cell : cells) {
            if (cell != null) {
                levels.add(cell);
            }
        }
        return new ArrayList<>(levels);
    }
}

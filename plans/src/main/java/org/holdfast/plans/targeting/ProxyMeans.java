package org.holdfast.plans.targeting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.LinearModel;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.DesignMatrix;
import org.holdfast.plans.Formula;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A proxy means test as the options of a case give it: {@code formula}, the condition {@code train} on the rows it is fitted to
 * (all when absent), the condition {@code test} on those it is tried on (the other rows, or all when there are none), and the
 * column {@code weight}. Rows in which a column of the formula is unknown are in neither part.
 */
final class ProxyMeans {
    private final DataTable table;
    private final DesignMatrix matrix;
    private final Formula formula;
    private final double @Nullable [] weights;
    private final int[] train;
    private final int[] test;
    private final LinearModel model;

    /** The model of a case over one of its tables. */
    static ProxyMeans of(PlanCase planned) throws Refused, Undefined {
        String text = planned.text("formula", "");
        if (text.isEmpty()) {
            throw new Refused(
                    "Case '" + planned.id() + "' has no option 'formula', and no other case of the plan gives one");
        }
        Formula formula = Formula.parse(text);
        return new ProxyMeans(planned, formula, planned.table(formula.columns().toArray(String[]::new)));
    }

    private ProxyMeans(PlanCase planned, Formula formula, DataTable table) throws Refused, Undefined {
        this.table = table;
        this.formula = formula;
        this.matrix = DesignMatrix.of(formula, table);
        Optional<String> weight = weight(planned);
        this.weights = weight.isEmpty() ? null : table.numbers(weight.get());
        boolean[] qualified = formula.rows(table);
        boolean[] trained = condition(planned.text("train", ""), table);
        boolean split = !planned.text("train", "").isEmpty()
                || !planned.text("test", "").isEmpty();
        boolean[] tested =
                planned.text("test", "").isEmpty() && split ? not(trained) : condition(planned.text("test", ""), table);
        this.train = positions(qualified, trained);
        this.test = positions(qualified, tested);
        this.model = LinearModel.fit(columns(train), at(matrix.response(), train), weightsAt(train));
    }

    private static Optional<String> weight(PlanCase planned) {
        String text = planned.text("weight", "none");
        return switch (text) {
            case "none", "" -> Optional.empty();
            case "given" -> planned.design("weight");
            default -> Optional.of(text);
        };
    }

    private static boolean[] condition(String text, DataTable table) throws Refused {
        if (text.isEmpty()) {
            boolean[] all = new boolean[table.rows()];
            Arrays.fill(all, true);
            return all;
        }
        return ColumnExpression.parse(text).rows(table);
    }

    private static boolean[] not(boolean[] rows) {
        boolean[] others = new boolean[rows.length];
        for (int row = 0; row < rows.length; row++) {
            others[row] = !rows[row];
        }
        return others;
    }

    /** Where among the complete rows those lie that meet both conditions; a row of unknown weight meets none. */
    private int[] positions(boolean[] qualified, boolean[] wanted) {
        int[] rows = matrix.rows();
        return IntStream.range(0, rows.length)
                .filter(at -> qualified[rows[at]] && wanted[rows[at]])
                .filter(at -> weights == null || !Double.isNaN(weights[rows[at]]))
                .toArray();
    }

    private double[][] columns(int[] positions) {
        return Arrays.stream(matrix.columns())
                .map(column -> at(column, positions))
                .toArray(double[][]::new);
    }

    private double @Nullable [] weightsAt(int[] positions) {
        return weights == null ? null : at(matrix.complete(weights), positions);
    }

    private static double[] at(double[] numbers, int[] positions) {
        return IntStream.of(positions).mapToDouble(at -> numbers[at]).toArray();
    }

    DataTable table() {
        return table;
    }

    LinearModel model() {
        return model;
    }

    /** The response as the formula names it. */
    String response() {
        return formula.response();
    }

    /** Numbers of the coefficients by name; a power is written {@code x2} where the formula has {@code x^2}. */
    Map<String, Object> byCoefficient(double[] numbers) {
        List<String> names = matrix.names();
        Map<String, Object> named = new LinkedHashMap<>();
        for (int each = 0; each < numbers.length; each++) {
            named.put(names.get(each).replaceAll("\\s*\\^\\s*(?=\\d+$)", ""), numbers[each]);
        }
        return named;
    }

    /** What the model gives each row it is tried on, in their order. */
    double[] predictions() {
        return model.predict(columns(test), test.length);
    }

    double[] observedInTest() {
        return at(matrix.response(), test);
    }

    double[] weightsInTest() {
        double[] given = weightsAt(test);
        if (given != null) {
            return given;
        }
        double[] ones = new double[test.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The rows of the table that the model is tried on. */
    int[] testRows() {
        return IntStream.of(test).map(at -> matrix.rows()[at]).toArray();
    }

    int trainedOn() {
        return train.length;
    }

    /** The cluster of each row that the model is fitted to, numbered from 0. */
    int[] clusters(String column) throws Refused {
        @Nullable String[] cells = table.texts(column);
        Map<String, Integer> numbers = new HashMap<>();
        int[] clusters = new int[train.length];
        for (int at = 0; at < train.length; at++) {
            String cell = cells[matrix.rows()[train[at]]];
            if (cell == null) {
                throw new Refused(String.format(
                        Locale.ROOT,
                        "Column '%s' of %s, row %d: the cluster is unknown",
                        column,
                        table.name(),
                        matrix.rows()[train[at]] + 1));
            }
            clusters[at] = numbers.computeIfAbsent(cell, absent -> numbers.size());
        }
        return clusters;
    }
}

package org.holdfast.plans.targeting;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Refused;

/**
 * The units a proxy means test is tried on, with what it predicts for them: columns {@code predicted}, {@code sigma_train} and,
 * when there is a line, {@code z} beside those of the table.
 */
final class Prediction {
    private static final String PREDICTED = "predicted";
    private static final String LINE = "predicted_line";
    private static final Pattern IN_WORDS = Pattern.compile("\\bpredicted\\s+(ln\\s+)?(?!poor\\b)\\p{L}\\w*");
    private static final Pattern IN_SHORT = Pattern.compile("\\bpred\\b");
    private static final Pattern LOGARITHM = Pattern.compile("\\bln\\s+(\\p{L}\\w*)");
    private static final double SAME_LOGARITHM = 1e-9;

    private Prediction() {}

    /** The condition of being predicted poor, whatever the response. */
    static String below() {
        return PREDICTED + " < " + LINE;
    }

    /** Whether a text speaks of a prediction. */
    static boolean spokenOf(String text) {
        return text.contains("pred");
    }

    /** The units with what is predicted for them. */
    static DataTable units(ProxyMeans test, double line) throws Undefined {
        DataTable table = test.table();
        int[] rows = test.testRows();
        double[] predicted = new double[table.rows()];
        Arrays.fill(predicted, Double.NaN);
        double[] predictions = test.predictions();
        boolean[] tried = new boolean[table.rows()];
        for (int unit = 0; unit < rows.length; unit++) {
            predicted[rows[unit]] = predictions[unit];
            tried[rows[unit]] = true;
        }
        return table.with(PREDICTED, predicted)
                .with("sigma_train", filled(table.rows(), Math.sqrt(test.model().residualVariance())))
                .with("z", filled(table.rows(), line))
                .with(LINE, filled(table.rows(), isLogarithm(test.response()) ? Math.log(line) : line))
                .where(row -> tried[row]);
    }

    private static double[] filled(int rows, double number) {
        double[] column = new double[rows];
        Arrays.fill(column, number);
        return column;
    }

    /** An expression as a plan's prose gives it: {@code predicted ln pc < ln z}, {@code Phi((ln z - pred)/sigma_train)}. */
    static String expression(String prose) {
        String text = IN_WORDS.matcher(prose).replaceAll(PREDICTED);
        text = IN_SHORT.matcher(text).replaceAll(PREDICTED);
        return LOGARITHM.matcher(text).replaceAll("ln($1)");
    }

    /**
     * Incomes behind a response that is a logarithm: the column it is the logarithm of, or else its exponential. A response
     * whose name does not begin with {@code ln} or {@code log} is the income itself.
     */
    static double[] incomes(DataTable table, String response) throws Refused {
        double[] logarithms = ColumnExpression.in(table, response).numbers(table);
        if (!isLogarithm(response)) {
            return logarithms;
        }
        for (String column : table.columns()) {
            if (!column.equals(response)
                    && table.hasNumbers(column)
                    && isLogarithm(logarithms, table.numbers(column))) {
                return table.numbers(column);
            }
        }
        return Arrays.stream(logarithms).map(Math::exp).toArray();
    }

    private static boolean isLogarithm(String response) {
        return response.matches("(?i)(ln|log).*");
    }

    private static boolean isLogarithm(double[] logarithms, double[] numbers) {
        int met = 0;
        for (int row = 0; row < numbers.length; row++) {
            double apart = Math.abs(Math.log(numbers[row]) - logarithms[row]);
            if (apart > SAME_LOGARITHM || Double.isNaN(logarithms[row]) != Double.isNaN(numbers[row])) {
                return false;
            }
            met += apart <= SAME_LOGARITHM ? 1 : 0;
        }
        return met > 0;
    }

    /** What is predicted for each unit. */
    static double[] predicted(DataTable units) throws Refused {
        return units.numbers(PREDICTED);
    }
}

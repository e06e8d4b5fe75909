package org.holdfast.measures.survey;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.LinearModel;

/**
 * Weights that reproduce known totals of columns, {@code g w} with {@code g = 1 + x' (sum w x x')^-1 (t - sum w x)}: the
 * generalised regression estimator, linear calibration. An influence leaves its residual from the regression on the columns by
 * the weights before. Weights may come out negative, as the method allows.
 *
 * <p>Columns that depend on each other: undefined, unless their totals agree. (Deville and Särndal 1992,
 * doi:10.2307/2290268.)
 *
 * @since 0.1.0
 */
public final class RegressionCalibration implements Calibration {
    private final double[] before;
    private final double[][] columns;
    private final double[] totals;
    private final double[] after;

    /**
     * Weights for totals.
     *
     * @param columns the known columns, a constant one among them when the size of the population is known
     * @param totals the total of each column in the population
     */
    public RegressionCalibration(double[] weights, double[][] columns, double[] totals) throws Undefined {
        this.before = weights;
        this.columns = columns;
        this.totals = totals;
        double[] missing = new double[totals.length];
        for (int j = 0; j < totals.length; j++) {
            missing[j] = totals[j] - total(weights, columns[j]);
        }
        double[][] inverse =
                LinearModel.fit(columns, new double[weights.length], weights).inverse();
        double[] multipliers = new double[totals.length];
        for (int i = 0; i < totals.length; i++) {
            for (int j = 0; j < totals.length; j++) {
                multipliers[i] += inverse[i][j] * missing[j];
            }
        }
        this.after = new double[weights.length];
        for (int row = 0; row < weights.length; row++) {
            double factor = 1;
            for (int j = 0; j < totals.length; j++) {
                factor += multipliers[j] * columns[j][row];
            }
            after[row] = factor * weights[row];
        }
        check();
    }

    private void check() throws Undefined {
        for (int j = 0; j < totals.length; j++) {
            double reached = total(after, columns[j]);
            if (!(Math.abs(reached - totals[j]) <= 1e-6 * Math.max(1, Math.abs(totals[j])))) {
                throw new Undefined("Calibration cannot reach the total " + totals[j] + " of column " + (j + 1)
                        + ": the columns depend on each other and their totals disagree");
            }
        }
    }

    private static double total(double[] weights, double[] column) {
        double total = 0;
        for (int row = 0; row < weights.length; row++) {
            total += weights[row] * column[row];
        }
        return total;
    }

    @Override
    public double[] weights() {
        return after;
    }

    @Override
    public RegressionCalibration of(double[] others) throws Undefined {
        return new RegressionCalibration(others, columns, totals);
    }

    @Override
    public double[] residuals(double[] influence) {
        try {
            return LinearModel.fit(columns, influence, before).residuals();
        } catch (Undefined e) {
            throw new IllegalStateException("An influence that is not finite", e);
        }
    }
}

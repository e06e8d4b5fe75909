package org.holdfast.measures.regression;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Ordinary or weighted least squares: {@code b = (X'WX)^-1 X'Wy}, found by Householder QR.
 *
 * <p>The classical covariance is {@code s^2 (X'WX)^-1} with {@code s^2 = sum w e^2 / (n - k)}. The robust one is
 * {@code (X'WX)^-1 [c sum u u'] (X'WX)^-1} with scores {@code u = w e x}: of rows with {@code c = n / (n - k)} (HC1), or of
 * clusters with {@code c = G/(G-1) (n-1)/(n-k)} (as Stata, and {@code vcovCL(type = "HC1")} of R's sandwich). {@code n} counts
 * the rows of positive weight.
 *
 * <p>A column in the span of those before it gets the coefficient NaN and zero variances, and counts nothing in predictions. No
 * rows of positive weight, a value that is not finite, or a negative weight: undefined. As many rows as coefficients: the
 * coefficients exist, their errors do not (NaN).
 *
 * <p>White 1980, doi:10.2307/1912934; MacKinnon and White 1985, doi:10.1016/0304-4076(85)90158-7.
 *
 * @since 0.1.0
 */
public final class LinearModel {
    private final double[][] columns;
    private final double[] response;
    private final double[] weights;
    private final LeastSquares solution;
    private final double[] fitted;
    private final int observations;

    /**
     * Fits a response to columns.
     *
     * @param columns the explaining columns, a constant one among them when there is to be an intercept
     * @param weights one a row, not negative, or null for equal ones
     */
    public static LinearModel fit(double[][] columns, double[] response, double @Nullable [] weights) throws Undefined {
        double[] used = weights;
        if (used == null) {
            used = new double[response.length];
            Arrays.fill(used, 1);
        }
        return new LinearModel(columns, response, used);
    }

    private LinearModel(double[][] columns, double[] response, double[] weights) throws Undefined {
        this.columns = columns;
        this.response = response;
        this.weights = weights;
        this.observations =
                (int) Arrays.stream(weights).filter(weight -> weight > 0).count();
        if (observations == 0) {
            throw new Undefined("A regression needs at least one row of positive weight");
        }
        this.solution = LeastSquares.solve(columns, response, weights);
        this.fitted = predict(columns, response.length);
    }

    /** One a column; NaN for a column that the columns before it make up. */
    public double[] coefficients() {
        return solution.coefficients();
    }

    /** The value that the model gives each row. */
    public double[] fitted() {
        return fitted;
    }

    /** Response less fitted value, row by row. */
    public double[] residuals() {
        double[] residuals = new double[fitted.length];
        for (int row = 0; row < residuals.length; row++) {
            residuals[row] = response[row] - fitted[row];
        }
        return residuals;
    }

    /** The model's values for other rows. */
    public double[] predict(double[][] others, int rows) {
        return LeastSquares.combine(others, solution.coefficients(), rows);
    }

    /** Rows of positive weight less coefficients. */
    public int degreesOfFreedom() {
        return observations - solution.rank();
    }

    /** {@code sum w e^2 / (n - k)}; NaN without degrees of freedom. */
    public double residualVariance() {
        double squares = 0;
        for (int row = 0; row < fitted.length; row++) {
            double residual = response[row] - fitted[row];
            squares += weights[row] * residual * residual;
        }
        return degreesOfFreedom() > 0 ? squares / degreesOfFreedom() : Double.NaN;
    }

    /** One less the residual over the total weighted sum of squares about the weighted mean. */
    public double determination() {
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < fitted.length; row++) {
            sum += weights[row] * response[row];
            weight += weights[row];
        }
        double mean = sum / weight;
        double total = 0;
        double left = 0;
        for (int row = 0; row < fitted.length; row++) {
            total += weights[row] * (response[row] - mean) * (response[row] - mean);
            left += weights[row] * (response[row] - fitted[row]) * (response[row] - fitted[row]);
        }
        return 1 - left / total;
    }

    /** {@code (X'WX)^-1}. */
    public double[][] inverse() {
        return solution.inverse();
    }

    /** The classical covariance of the coefficients. */
    public double[][] covariance() {
        double variance = residualVariance();
        double[][] scaled = new double[columns.length][];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Arrays.stream(solution.inverse()[i])
                    .map(cell -> cell * variance)
                    .toArray();
        }
        return scaled;
    }

    /** The covariance robust to unequal variances, HC1. */
    public double[][] robustCovariance() {
        int[] own = new int[response.length];
        Arrays.setAll(own, row -> row);
        return sandwich(own, response.length, observations / (double) degreesOfFreedom());
    }

    /**
     * The covariance robust to any dependence within clusters.
     *
     * @param clusters the cluster of each row, numbered from 0
     */
    public double[][] clusteredCovariance(int[] clusters) {
        int groups = Arrays.stream(clusters).max().orElse(-1) + 1;
        double correction = groups / (groups - 1.0) * (observations - 1.0) / degreesOfFreedom();
        return sandwich(clusters, groups, correction);
    }

    private double[][] sandwich(int[] clusters, int groups, double correction) {
        double[][] scores = new double[columns.length][groups];
        for (int j = 0; j < columns.length; j++) {
            for (int row = 0; row < response.length; row++) {
                scores[j][clusters[row]] += weights[row] * (response[row] - fitted[row]) * columns[j][row];
            }
        }
        return Sandwich.of(
                solution.inverse(), Sandwich.squares(scores), degreesOfFreedom() > 0 ? correction : Double.NaN);
    }

    /** The square roots of the diagonal of a covariance. */
    public static double[] standardErrors(double[][] covariance) {
        double[] errors = new double[covariance.length];
        Arrays.setAll(errors, i -> Math.sqrt(covariance[i][i]));
        return errors;
    }
}

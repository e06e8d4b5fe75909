package org.holdfast.measures.area;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Weighted least squares with what likelihoods of areas need of it, the determinant of {@code X'WX} and the leverage of any
 * row. By Householder QR of the rows {@code sqrt(w) (x, y)}, columns brought to unit length before. A covariate that is a
 * combination of those before it, to 1e-7 of its length as in R's {@code lm}, is {@link Undefined}. A row of weight zero takes
 * no part; weights and values must be finite.
 */
final class AreaRegression {
    private static final double COLLINEAR = 1e-7;

    /** The triangle of {@code X'WX = R'R}. */
    private final double[][] triangle;

    private final double[] coefficients;
    private final double residualSquares;

    private AreaRegression(double[][] triangle, double[] coefficients, double residualSquares) {
        this.triangle = triangle;
        this.coefficients = coefficients;
        this.residualSquares = residualSquares;
    }

    /**
     * Fits {@code y} on the columns of {@code rows}.
     *
     * @param weights one a row, or null for equal weights
     * @throws Undefined with fewer rows than columns, or when columns are collinear or values are not finite
     */
    static AreaRegression of(double[][] rows, double[] y, double @Nullable [] weights) throws Undefined {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        if (rows.length == 0 || rows.length < columns) {
            throw new Undefined(
                    "A regression on " + columns + " covariates needs as many rows; there are " + rows.length);
        }
        double[] lengths = new double[columns + 1];
        DMatrixRMaj scaled = scaled(rows, y, weights, lengths);
        double[][] corner = triangle(scaled);
        for (int i = 0; i < columns; i++) {
            if (!(Math.abs(corner[i][i]) > COLLINEAR)) {
                throw new Undefined("Covariate number " + (i + 1)
                        + " is zero throughout or a combination of those before it:" + " leave it out");
            }
        }
        double[] coefficients = new double[columns];
        for (int i = columns - 1; i >= 0; i--) {
            double rest = corner[i][columns];
            for (int j = i + 1; j < columns; j++) {
                rest -= corner[i][j] * coefficients[j];
            }
            coefficients[i] = rest / corner[i][i];
        }
        double[][] triangle = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                triangle[i][j] = corner[i][j] * lengths[j];
            }
        }
        for (int i = 0; i < columns; i++) {
            coefficients[i] *= lengths[columns] / lengths[i];
        }
        double last = rows.length > columns ? corner[columns][columns] * lengths[columns] : 0;
        return new AreaRegression(triangle, coefficients, last * last);
    }

    private static DMatrixRMaj scaled(double[][] rows, double[] y, double @Nullable [] weights, double[] lengths)
            throws Undefined {
        int columns = lengths.length - 1;
        DMatrixRMaj scaled = new DMatrixRMaj(rows.length, columns + 1);
        for (int row = 0; row < rows.length; row++) {
            double root = weights == null ? 1 : Math.sqrt(weights[row]);
            for (int column = 0; column <= columns; column++) {
                double value = root == 0 ? 0 : root * (column < columns ? rows[row][column] : y[row]);
                if (!Double.isFinite(value)) {
                    throw new Undefined(
                            "Row " + (row + 1) + " of a regression holds a value or weight that is not finite or"
                                    + " below zero: drop it first");
                }
                scaled.set(row, column, value);
                lengths[column] = Math.hypot(lengths[column], value);
            }
        }
        for (int column = 0; column <= columns; column++) {
            if (lengths[column] == 0) {
                lengths[column] = 1;
            }
            for (int row = 0; row < rows.length; row++) {
                scaled.set(row, column, scaled.get(row, column) / lengths[column]);
            }
        }
        return scaled;
    }

    /** The triangle of a matrix, as many rows as it has columns (zeros below the rows it has). */
    static double[][] triangle(DMatrixRMaj matrix) {
        QRDecomposition<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.qr(matrix.numRows, matrix.numCols);
        decomposition.decompose(matrix);
        DMatrixRMaj found = decomposition.getR(null, true);
        double[][] corner = new double[matrix.numCols][matrix.numCols];
        for (int i = 0; i < Math.min(found.numRows, matrix.numCols); i++) {
            for (int j = i; j < matrix.numCols; j++) {
                corner[i][j] = found.get(i, j);
            }
        }
        return corner;
    }

    /** Columns as rows, the way the model reads them. */
    static double[][] rows(double[][] columns, int rows) {
        double[][] turned = new double[rows][columns.length];
        for (int column = 0; column < columns.length; column++) {
            for (int row = 0; row < rows; row++) {
                turned[row][column] = columns[column][row];
            }
        }
        return turned;
    }

    /** One a column. */
    double[] coefficients() {
        return coefficients.clone();
    }

    /** What the coefficients make of a row. */
    double predicted(double[] row) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * row[i];
        }
        return sum;
    }

    /** What the coefficients make of each row. */
    double[] predicted(double[][] rows) {
        double[] all = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            all[row] = predicted(rows[row]);
        }
        return all;
    }

    /** {@code y} less what is predicted, unweighted. */
    double[] residuals(double[][] rows, double[] y) {
        double[] all = predicted(rows);
        for (int row = 0; row < rows.length; row++) {
            all[row] = y[row] - all[row];
        }
        return all;
    }

    /** The weighted sum of squared residuals. */
    double residualSquares() {
        return residualSquares;
    }

    /** {@code x' (X'WX)^-1 x}. */
    double leverage(double[] row) {
        double[] solved = new double[row.length];
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            double rest = row[i];
            for (int j = 0; j < i; j++) {
                rest -= triangle[j][i] * solved[j];
            }
            solved[i] = rest / triangle[i][i];
            sum += solved[i] * solved[i];
        }
        return sum;
    }

    /** The logarithm of the determinant of {@code X'WX}. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < triangle.length; i++) {
            sum += 2 * Math.log(Math.abs(triangle[i][i]));
        }
        return sum;
    }
}

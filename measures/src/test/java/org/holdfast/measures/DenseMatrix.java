package org.holdfast.measures;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Matrices as books write them, for references that may be slow. */
public final class DenseMatrix {
    private final DMatrixRMaj cells;

    private DenseMatrix(DMatrixRMaj cells) {
        this.cells = cells;
    }

    public static DenseMatrix ofColumns(double[]... columns) {
        return new DenseMatrix(CommonOps_DDRM.transpose(new DMatrixRMaj(columns), null));
    }

    public static DenseMatrix ofRows(double[][] rows) {
        return new DenseMatrix(new DMatrixRMaj(rows));
    }

    public static DenseMatrix diagonal(double... values) {
        return new DenseMatrix(CommonOps_DDRM.diag(values));
    }

    public DenseMatrix transposed() {
        return new DenseMatrix(CommonOps_DDRM.transpose(cells, null));
    }

    public DenseMatrix times(DenseMatrix other) {
        return new DenseMatrix(CommonOps_DDRM.mult(cells, other.cells, null));
    }

    public DenseMatrix minus(DenseMatrix other) {
        return new DenseMatrix(CommonOps_DDRM.subtract(cells, other.cells, null));
    }

    public DenseMatrix inverse() {
        DMatrixRMaj inverted = new DMatrixRMaj(cells.numRows, cells.numCols);
        CommonOps_DDRM.invert(cells, inverted);
        return new DenseMatrix(inverted);
    }

    public double determinant() {
        return CommonOps_DDRM.det(cells);
    }

    public double get(int row, int column) {
        return cells.get(row, column);
    }

    /** The coefficients that minimise {@code (y - Xb)' W (y - Xb)}, by the normal equations. */
    public static DenseMatrix coefficients(DenseMatrix x, DenseMatrix weights, DenseMatrix y) {
        DenseMatrix weighted = x.transposed().times(weights);
        return weighted.times(x).inverse().times(weighted.times(y));
    }

    /**
     * Twice the logarithm of a normal likelihood, without the constant.
     *
     * @param restricted whether the degrees of freedom of the covariates are allowed for
     */
    public static double likelihood(DenseMatrix x, DenseMatrix covariance, double[] outcome, boolean restricted) {
        DenseMatrix inverse = covariance.inverse();
        DenseMatrix y = ofColumns(outcome);
        DenseMatrix residual = y.minus(x.times(coefficients(x, inverse, y)));
        double sum = Math.log(covariance.determinant())
                + residual.transposed().times(inverse).times(residual).get(0, 0);
        double information = x.transposed().times(inverse).times(x).determinant();
        return -(restricted ? sum + Math.log(information) : sum);
    }

    @Override
    public String toString() {
        return Arrays.toString(cells.data);
    }
}

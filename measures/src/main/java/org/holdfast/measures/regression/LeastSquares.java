package org.holdfast.measures.regression;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.linsol.qr.LinearSolverQrHouseCol_DDRM;
import org.holdfast.measures.Undefined;

/**
 * The solution of a weighted least-squares problem by Householder QR. A column that lies in the span of those before it, to
 * 1e-7 of its length as in R's {@code lm}, is set aside and gets no coefficient.
 *
 * @param coefficients one a column; NaN for a column set aside
 * @param inverse the inverse of X'WX; zero in the rows and columns set aside
 * @param rank the number of columns kept
 */
record LeastSquares(double[] coefficients, double[][] inverse, int rank) {
    private static final double DEPENDENT = 1e-7;

    static LeastSquares solve(double[][] columns, double[] response, double[] weights) throws Undefined {
        boolean[] kept = new boolean[columns.length];
        java.util.Arrays.fill(kept, true);
        while (true) {
            int[] chosen = java.util.stream.IntStream.range(0, kept.length)
                    .filter(j -> kept[j])
                    .toArray();
            if (chosen.length == 0) {
                return new LeastSquares(none(kept.length), new double[kept.length][kept.length], 0);
            }
            int rows = Math.max(response.length, chosen.length);
            DMatrixRMaj scaled = new DMatrixRMaj(rows, chosen.length);
            DMatrixRMaj target = new DMatrixRMaj(rows, 1);
            fill(columns, chosen, response, weights, scaled, target);
            LinearSolverQrHouseCol_DDRM solver = new LinearSolverQrHouseCol_DDRM();
            solver.setA(scaled);
            DMatrixRMaj triangle = solver.getDecomposition().getR(null, true);
            int dependent = firstDependent(triangle);
            if (dependent >= 0) {
                kept[chosen[dependent]] = false;
                continue;
            }
            DMatrixRMaj solution = new DMatrixRMaj(chosen.length, 1);
            solver.solve(target, solution);
            return of(solution, triangle, chosen, kept.length);
        }
    }

    private static double[] none(int length) {
        double[] none = new double[length];
        java.util.Arrays.fill(none, Double.NaN);
        return none;
    }

    private static void fill(
            double[][] columns,
            int[] chosen,
            double[] response,
            double[] weights,
            DMatrixRMaj scaled,
            DMatrixRMaj target)
            throws Undefined {
        int width = chosen.length;
        for (int row = 0; row < response.length; row++) {
            double root = Math.sqrt(weights[row]);
            double finite = root;
            for (int j = 0; j < width; j++) {
                double cell = columns[chosen[j]][row];
                scaled.data[row * width + j] = root * cell;
                finite += cell;
            }
            target.data[row] = root * response[row];
            if (!Double.isFinite(finite + response[row])) {
                throw new Undefined("A regression needs finite values and weights that are not negative: row "
                        + (row + 1) + " has others");
            }
        }
    }

    /** The first column whose part outside the columns before it is next to nothing; -1 when there is none. */
    private static int firstDependent(DMatrixRMaj triangle) {
        int width = triangle.numCols;
        for (int j = 0; j < width; j++) {
            double length = 0;
            for (int i = 0; i <= j; i++) {
                length += triangle.get(i, j) * triangle.get(i, j);
            }
            if (!(Math.abs(triangle.get(j, j)) > DEPENDENT * Math.sqrt(length))) {
                return j;
            }
        }
        return -1;
    }

    private static LeastSquares of(DMatrixRMaj solution, DMatrixRMaj triangle, int[] chosen, int width) {
        DMatrixRMaj root = new DMatrixRMaj(chosen.length, chosen.length);
        CommonOps_DDRM.invert(triangle, root);
        DMatrixRMaj product = new DMatrixRMaj(chosen.length, chosen.length);
        CommonOps_DDRM.multTransB(root, root, product);
        double[] coefficients = none(width);
        double[][] inverse = new double[width][width];
        for (int i = 0; i < chosen.length; i++) {
            coefficients[chosen[i]] = solution.get(i, 0);
            for (int j = 0; j < chosen.length; j++) {
                inverse[chosen[i]][chosen[j]] = product.get(i, j);
            }
        }
        return new LeastSquares(coefficients, inverse, chosen.length);
    }

    /** The linear combination of columns by the coefficients; a column set aside counts nothing. */
    static double[] combine(double[][] columns, double[] coefficients, int rows) {
        double[] sums = new double[rows];
        for (int j = 0; j < columns.length; j++) {
            double coefficient = coefficients[j];
            if (!Double.isNaN(coefficient)) {
                double[] column = columns[j];
                for (int row = 0; row < rows; row++) {
                    sums[row] += coefficient * column[row];
                }
            }
        }
        return sums;
    }
}

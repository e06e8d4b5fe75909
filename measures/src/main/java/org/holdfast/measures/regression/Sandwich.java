package org.holdfast.measures.regression;

/** Products of the small square matrices that robust covariances are made of. */
final class Sandwich {
    private Sandwich() {}

    /** The sums of squares and products of columns. */
    static double[][] squares(double[][] columns) {
        int width = columns.length;
        double[][] squares = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int row = 0; row < columns[i].length; row++) {
                    sum += columns[i][row] * columns[j][row];
                }
                squares[i][j] = sum;
                squares[j][i] = sum;
            }
        }
        return squares;
    }

    /** {@code factor * bread * filling * bread}. */
    static double[][] of(double[][] bread, double[][] filling, double factor) {
        double[][] half = product(bread, filling);
        double[][] whole = product(half, bread);
        for (double[] row : whole) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return whole;
    }

    private static double[][] product(double[][] left, double[][] right) {
        int width = left.length;
        double[][] product = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int k = 0; k < width; k++) {
                for (int j = 0; j < width; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }
}

package org.holdfast.measures.area;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.holdfast.measures.Undefined;

/**
 * What a unit-level model with one effect an area needs of its data: the mean of each area, and the triangle of the rows
 * less the means of their areas. With them each look at the likelihood costs as much as there are areas, not units.
 */
final class AreaSums {
    final Map<String, Integer> codes = new LinkedHashMap<>();
    final double[][] means;
    final double[] outcomeMeans;
    final double[] units;
    final int rows;
    final int columns;
    private final double[][] within;

    AreaSums(double[] outcome, double[][] covariates, String[] areas) throws Undefined {
        rows = outcome.length;
        columns = rows == 0 ? 0 : covariates[0].length;
        int[] code = new int[rows];
        for (int row = 0; row < rows; row++) {
            code[row] = codes.computeIfAbsent(areas[row], absent -> codes.size());
        }
        means = new double[codes.size()][columns];
        outcomeMeans = new double[codes.size()];
        units = new double[codes.size()];
        for (int row = 0; row < rows; row++) {
            units[code[row]]++;
        }
        for (int row = 0; row < rows; row++) {
            double share = 1 / units[code[row]];
            outcomeMeans[code[row]] += finite(outcome[row], row) * share;
            for (int column = 0; column < columns; column++) {
                means[code[row]][column] += finite(covariates[row][column], row) * share;
            }
        }
        DMatrixRMaj centred = new DMatrixRMaj(Math.max(rows, 1), columns + 1);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                centred.set(row, column, covariates[row][column] - means[code[row]][column]);
            }
            centred.set(row, columns, outcome[row] - outcomeMeans[code[row]]);
        }
        within = AreaRegression.triangle(centred);
    }

    private static double finite(double value, int row) throws Undefined {
        if (!Double.isFinite(value)) {
            throw new Undefined("Unit number " + (row + 1) + " has a value that is not finite: drop it first");
        }
        return value;
    }

    /**
     * Least squares under a ratio of the variance between areas to that within.
     *
     * @param ratio not negative
     */
    AreaRegression fit(double ratio) throws Undefined {
        int extra = columns + 1;
        int areas = units.length;
        double[][] all = new double[areas + extra][];
        double[] outcome = new double[areas + extra];
        double[] weights = new double[areas + extra];
        for (int i = 0; i < extra; i++) {
            all[i] = Arrays.copyOf(within[i], columns);
            outcome[i] = within[i][columns];
            weights[i] = 1;
        }
        for (int area = 0; area < areas; area++) {
            all[extra + area] = means[area];
            outcome[extra + area] = outcomeMeans[area];
            weights[extra + area] = units[area] / (1 + ratio * units[area]);
        }
        return AreaRegression.of(all, outcome, weights);
    }

    /** The sum of logarithms of {@code 1 + ratio n} over areas. */
    double logSpread(double ratio) {
        double sum = 0;
        for (double one : units) {
            sum += Math.log1p(ratio * one);
        }
        return sum;
    }
}

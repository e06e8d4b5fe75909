package org.holdfast.plans.area;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Units of a sample or a census as a model takes them: those of which every value is known.
 *
 * @param columns covariates over the units
 * @param areas of the units
 * @param rows where the units stand in their table, from 0
 */
record Units(double[][] columns, String[] areas, int[] rows) {
    /** The units of a table whose covariates, area and other numbers given are known. */
    static Units of(DataTable table, double[][] columns, String areaColumn, double[]... others) throws Refused {
        @Nullable String[] names = table.texts(areaColumn);
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> names[row] != null
                        && Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[row]))
                        && Arrays.stream(others).noneMatch(column -> Double.isNaN(column[row])))
                .toArray();
        String[] areas = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            areas[i] = String.valueOf(names[rows[i]]);
        }
        double[][] kept = Arrays.stream(columns).map(column -> at(column, rows)).toArray(double[][]::new);
        return new Units(kept, areas, rows);
    }

    /** What numbers of the table's rows are of the units. */
    double[] of(double[] values) {
        return at(values, rows);
    }

    /** The covariates of one unit. */
    double[] covariates(int unit) {
        double[] row = new double[columns.length];
        for (int column = 0; column < columns.length; column++) {
            row[column] = columns[column][unit];
        }
        return row;
    }

    private static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}

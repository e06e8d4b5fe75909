package org.holdfast.plans.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.measures.area.PlaceMeans;
import org.holdfast.plans.Refused;

/** The population of each area: its means of covariates as columns of numbers, and its number of units. */
final class AreaPopulation {
    private final String[] areas;
    private final double[][] columns;
    private final Counts counts;

    private interface Counts {
        double[] get() throws Refused;
    }

    private AreaPopulation(String[] areas, double[][] columns, Counts counts) {
        this.areas = areas;
        this.columns = columns;
        this.counts = counts;
    }

    /** From a table of means. */
    static AreaPopulation of(AreaTotals totals, UnitData data) throws Refused {
        String[] areas = totals.areas();
        List<double[]> columns = new ArrayList<>();
        for (String name : data.coding().names()) {
            if (name.equals("(Intercept)")) {
                double[] ones = new double[areas.length];
                java.util.Arrays.fill(ones, 1);
                columns.add(ones);
            } else {
                columns.add(totals.means(name));
            }
        }
        return new AreaPopulation(areas, columns.toArray(double[][]::new), totals::units);
    }

    /** From a census of units. */
    static AreaPopulation of(UnitData data) throws Refused {
        Units census = data.censusUnits(data.census());
        List<Map<String, Double>> means = new ArrayList<>();
        Map<String, Double> units = new LinkedHashMap<>();
        for (double[] column : census.columns()) {
            PlaceMeans place = new PlaceMeans();
            for (int unit = 0; unit < column.length; unit++) {
                place.accept(census.areas()[unit], column[unit], 1);
            }
            means.add(place.value());
            units = place.weights();
        }
        Map<String, Double> counted = units;
        String[] areas = counted.keySet().toArray(String[]::new);
        double[][] columns = new double[means.size()][areas.length];
        double[] counts = new double[areas.length];
        for (int area = 0; area < areas.length; area++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][area] = means.get(column).getOrDefault(areas[area], Double.NaN);
            }
            counts[area] = counted.getOrDefault(areas[area], 0.0);
        }
        return new AreaPopulation(areas, columns, () -> counts);
    }

    String[] areas() {
        return areas;
    }

    /** The covariates' means of one area. */
    double[] means(int area) {
        double[] row = new double[columns.length];
        for (int column = 0; column < row.length; column++) {
            row[column] = columns[column][area];
        }
        return row;
    }

    /** The number of units of each area. */
    double[] units() throws Refused {
        return counts.get();
    }
}

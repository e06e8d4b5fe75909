package org.holdfast.measures.area;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Weighted means of many places at once, gathered unit by unit in any order and in parts. A place whose weights sum to zero
 * has the mean NaN.
 *
 * @since 0.1
 */
public final class PlaceMeans {
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    /** Adds one unit of a place. */
    public void accept(String place, double value, double weight) {
        double[] sum = sums.computeIfAbsent(place, absent -> new double[2]);
        sum[0] += weight == 0 ? 0 : weight * value;
        sum[1] += weight;
    }

    /** Adds the units of another part of the population. */
    public PlaceMeans combine(PlaceMeans other) {
        other.sums.forEach((place, sum) -> {
            double[] mine = sums.computeIfAbsent(place, absent -> new double[2]);
            mine[0] += sum[0];
            mine[1] += sum[1];
        });
        return this;
    }

    /** The mean of each place, in the order of their first units. */
    public Map<String, Double> value() {
        return of(sum -> sum[0] / sum[1]);
    }

    /** The sum of weights of each place. */
    public Map<String, Double> weights() {
        return of(sum -> sum[1]);
    }

    private Map<String, Double> of(ToDoubleFunction<double[]> figure) {
        Map<String, Double> all = new LinkedHashMap<>();
        sums.forEach((place, sum) -> all.put(place, figure.applyAsDouble(sum)));
        return all;
    }
}

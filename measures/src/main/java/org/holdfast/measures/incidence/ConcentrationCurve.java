package org.holdfast.measures.incidence;

import java.util.Map;
import java.util.TreeMap;

/** How an amount builds up along a ranking of people: straight between ranks, people of one rank being one step. */
final class ConcentrationCurve {
    private final Map<Double, double[]> steps;

    private ConcentrationCurve(Map<Double, double[]> steps) {
        this.steps = steps;
    }

    static ConcentrationCurve of(double[] amounts, double[] ranks, double[] weights) {
        Map<Double, double[]> steps = new TreeMap<>();
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0 && !Double.isNaN(ranks[row])) {
                double[] step = steps.computeIfAbsent(ranks[row] + 0.0, absent -> new double[2]);
                step[0] += weights[row];
                step[1] += weights[row] * amounts[row];
            }
        }
        return new ConcentrationCurve(steps);
    }

    /** The amount within each of several equal parts of the people, lowest rank first. */
    double[] increments(int parts) {
        double people = steps.values().stream().mapToDouble(step -> step[0]).sum();
        double[] increments = new double[parts];
        double reached = 0;
        int part = 0;
        for (double[] step : steps.values()) {
            double left = step[0];
            while (part < parts - 1 && reached + left > people * (part + 1) / parts) {
                double taken = people * (part + 1) / parts - reached;
                increments[part] += step[1] * taken / step[0];
                left -= taken;
                reached += taken;
                part++;
            }
            increments[part] += step[1] * left / step[0];
            reached += left;
        }
        return increments;
    }
}

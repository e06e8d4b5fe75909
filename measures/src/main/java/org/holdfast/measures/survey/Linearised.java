package org.holdfast.measures.survey;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * An estimate with its influence: how much one more unit of weight on each row would change it. Sums, ratios and smooth
 * functions of estimates have the sums, ratios and derivatives of their influences, so that a variance needs no formula of its
 * own (Deville 1999, Survey Methodology 25(2), 193-203).
 *
 * @param value the estimate
 * @param influence one a row; zero outside the part of the population that is measured
 */
@SuppressWarnings("ArrayRecordComponent")
public record Linearised(double value, double[] influence) {
    private static final double STEP = 1e-5;

    /**
     * The total of a variable over the rows of a part of the population where it is known.
     *
     * @param values one a row; NaN where unknown: the row counts as outside the part
     * @param domain the rows of the part, or null for all
     */
    public static Linearised total(double[] weights, double[] values, boolean @Nullable [] domain) {
        double[] influence = new double[values.length];
        double total = 0;
        for (int row = 0; row < values.length; row++) {
            if ((domain == null || domain[row]) && !Double.isNaN(values[row])) {
                influence[row] = values[row];
                total += weights[row] == 0 ? 0 : weights[row] * values[row];
            }
        }
        return new Linearised(total, influence);
    }

    /** The number of people or households that the rows of a part stand for; as in {@link #total}, where the values are known. */
    public static Linearised size(double[] weights, double[] values, boolean @Nullable [] domain) {
        double[] known = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            known[row] = Double.isNaN(values[row]) ? Double.NaN : 1;
        }
        return total(weights, known, domain);
    }

    /**
     * The weighted mean of a variable over the rows of a part where it is known.
     *
     * @throws Undefined when those rows have no weight
     */
    public static Linearised mean(double[] weights, double[] values, boolean @Nullable [] domain) throws Undefined {
        return total(weights, values, domain).over(size(weights, values, domain));
    }

    /**
     * The ratio of the totals of two variables over the rows of a part where both are known.
     *
     * @throws Undefined when the denominator is zero
     */
    public static Linearised ratio(
            double[] weights, double[] numerator, double[] denominator, boolean @Nullable [] domain) throws Undefined {
        double[] above = new double[numerator.length];
        double[] below = new double[numerator.length];
        for (int row = 0; row < above.length; row++) {
            boolean known = !Double.isNaN(numerator[row] + denominator[row]);
            above[row] = known ? numerator[row] : Double.NaN;
            below[row] = known ? denominator[row] : Double.NaN;
        }
        return total(weights, above, domain).over(total(weights, below, domain));
    }

    /**
     * The ratio of the totals of two variables over all rows; rows that do not count have zeros in both.
     *
     * @param nobody what is wrong when the weighted denominators sum to zero
     * @throws Undefined when they do, or when a total is no finite number
     */
    public static Linearised rate(double[] weights, double[] numerator, double[] denominator, String nobody)
            throws Undefined {
        Linearised below = total(weights, denominator, null);
        if (below.value == 0) {
            throw new Undefined(nobody);
        }
        Linearised rate = total(weights, numerator, null).over(below);
        if (!Double.isFinite(rate.value)) {
            throw new Undefined("A weighted total is not finite: look for infinite values");
        }
        return rate;
    }

    /** This estimate plus a multiple of another of the same sample. */
    public Linearised plus(double factor, Linearised other) {
        double[] sum = influence.clone();
        for (int row = 0; row < sum.length; row++) {
            sum[row] += factor * other.influence[row];
        }
        return new Linearised(value + factor * other.value, sum);
    }

    /**
     * A smooth function of this estimate.
     *
     * @param transformed the function's value
     * @param slope its derivative
     */
    public Linearised through(double transformed, double slope) {
        double[] scaled = influence.clone();
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] *= slope;
        }
        return new Linearised(transformed, scaled);
    }

    /** This estimate divided by another. */
    public Linearised over(Linearised other) throws Undefined {
        if (other.value == 0) {
            throw new Undefined(
                    "Nothing to divide by: the weights or the denominator sum to zero over the rows asked for");
        }
        double ratio = value / other.value;
        double[] combined = new double[influence.length];
        for (int row = 0; row < combined.length; row++) {
            combined[row] = (influence[row] - ratio * other.influence[row]) / other.value;
        }
        return new Linearised(ratio, combined);
    }

    /**
     * A smooth function of estimates, by the delta method with central differences.
     *
     * @param function of the values of the estimates, in their order
     */
    public static Linearised function(ToDoubleFunction<double[]> function, List<Linearised> estimates)
            throws Undefined {
        double[] at = estimates.stream().mapToDouble(Linearised::value).toArray();
        double value = function.applyAsDouble(at);
        double[] combined = new double[estimates.get(0).influence.length];
        for (int j = 0; j < at.length; j++) {
            double slope = slope(function, at, j);
            double[] influence = estimates.get(j).influence;
            for (int row = 0; row < combined.length; row++) {
                combined[row] += slope * influence[row];
            }
        }
        if (!Double.isFinite(value)) {
            throw new Undefined("The function of the estimates has no finite value");
        }
        return new Linearised(value, combined);
    }

    private static double slope(ToDoubleFunction<double[]> function, double[] at, int j) {
        double step = STEP * Math.max(Math.abs(at[j]), STEP);
        double[] moved = at.clone();
        moved[j] = at[j] + step;
        double upper = moved[j];
        double above = function.applyAsDouble(moved);
        moved[j] = at[j] - step;
        return (above - function.applyAsDouble(moved)) / (upper - moved[j]);
    }
}

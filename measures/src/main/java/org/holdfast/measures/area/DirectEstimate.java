package org.holdfast.measures.area;

import java.util.Arrays;
import java.util.Comparator;
import org.holdfast.measures.Undefined;

/**
 * Poverty and inequality of one area from its own sampled units alone, by the definitions of R's package emdi (2.2.2,
 * {@code direct}): headcount strictly below the line, {@code Gini = (2 sum(w x r) - sum(w^2 x)) / (sum(w) sum(w x)) - 1} with
 * {@code r} the running sum of weights, and the quintile share as the mean above the 80% quantile over the mean up to the 20%
 * quantile. A quantile is the first value whose share of weight reaches {@code p}, or half-way to the next where it is exactly
 * {@code p}; shares are rounded once from exact running sums, so that the answer does not hang on how sums are rounded.
 *
 * <p>Edge cases: no unit, or weights that sum to zero, and a mean of zero for the Gini are undefined; one unit has a Gini of
 * zero and no quintile share. Negative incomes count as they are, in the gap by more than one. Values must be finite.
 *
 * @since 0.1
 */
public final class DirectEstimate {
    private final double[] incomes;
    private final double[] weights;
    private final double[] running;
    private final double sum;

    /**
     * The units of one area.
     *
     * @param weights one a unit, not negative
     */
    public DirectEstimate(double[] incomes, double[] weights) throws Undefined {
        Integer[] order = new Integer[incomes.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> incomes[i]));
        this.incomes = new double[order.length];
        this.weights = new double[order.length];
        this.running = new double[order.length];
        double high = 0;
        double low = 0;
        for (int i = 0; i < order.length; i++) {
            double weight = weights[order[i]];
            if (!(weight >= 0) || !Double.isFinite(weight) || !Double.isFinite(incomes[order[i]])) {
                throw new Undefined("Unit number " + (order[i] + 1) + " of an area has the income " + incomes[order[i]]
                        + " and the weight " + weight + ": drop it first");
            }
            this.incomes[i] = incomes[order[i]];
            this.weights[i] = weight;
            double next = high + weight;
            double taken = next - high;
            low += (high - (next - taken)) + (weight - taken);
            high = next;
            running[i] = high + low;
        }
        this.sum = order.length == 0 ? 0 : running[order.length - 1];
        if (!(sum > 0)) {
            throw new Undefined("An area has no units of positive weight");
        }
    }

    /** The weighted mean. */
    public double mean() {
        return mean(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The mean of incomes above one bound and up to the other; NaN when none is. */
    private double mean(double above, double upTo) {
        double total = 0;
        double count = 0;
        for (int i = 0; i < incomes.length; i++) {
            if (incomes[i] > above && incomes[i] <= upTo) {
                total += weights[i] * incomes[i];
                count += weights[i];
            }
        }
        return total / count;
    }

    /** The share of units below the line. */
    public double headcount(double line) {
        double poor = 0;
        for (int i = 0; i < incomes.length; i++) {
            poor += incomes[i] < line ? weights[i] : 0;
        }
        return poor / sum;
    }

    /** The mean of {@code max(z - x, 0) / z}; undefined for a line of zero. */
    public double gap(double line) throws Undefined {
        if (line == 0) {
            throw new Undefined("The poverty gap has no meaning at a line of zero");
        }
        double gaps = 0;
        for (int i = 0; i < incomes.length; i++) {
            gaps += incomes[i] < line ? weights[i] * ((line - incomes[i]) / line) : 0;
        }
        return gaps / sum;
    }

    /** The Gini coefficient, without a correction for few units. */
    public double gini() throws Undefined {
        double ranked = 0;
        double squares = 0;
        double total = 0;
        for (int i = 0; i < incomes.length; i++) {
            ranked += weights[i] * incomes[i] * running[i];
            squares += weights[i] * weights[i] * incomes[i];
            total += weights[i] * incomes[i];
        }
        if (total == 0) {
            throw new Undefined("The Gini coefficient has no value where the mean is zero");
        }
        return (2 * ranked - squares) / (sum * total) - 1;
    }

    /** The income that a share {@code p} of the weight does not exceed, {@code p} from 0 to 1. */
    public double quantile(double p) {
        if (p <= 0 || p >= 1) {
            return incomes[p <= 0 ? 0 : incomes.length - 1];
        }
        int at = 0;
        while (at < incomes.length - 1 && running[at] / sum < p) {
            at++;
        }
        return running[at] / sum == p && at < incomes.length - 1 ? (incomes[at] + incomes[at + 1]) / 2 : incomes[at];
    }

    /** The mean of the richest fifth over that of the poorest. */
    public double quintileShare() throws Undefined {
        double ratio = mean(quantile(0.8), Double.POSITIVE_INFINITY) / mean(Double.NEGATIVE_INFINITY, quantile(0.2));
        if (!Double.isFinite(ratio)) {
            throw new Undefined(
                    "An area has no income above its 80% quantile, or a mean of zero up to the 20% quantile");
        }
        return ratio;
    }
}

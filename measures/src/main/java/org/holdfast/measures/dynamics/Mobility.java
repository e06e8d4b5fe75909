package org.holdfast.measures.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;

/**
 * Moves between quantile groups of the first and the last period: the share of each group of the first period that is in
 * each group of the last. Groups hold whole households: the group of an outcome is the first whose quantile it does not
 * exceed, each period by its own weighted quantiles, the smallest outcome whose cumulative weight reaches the share (with a
 * relative tolerance of 1e-12, so that rounding moves nobody). Over the households observed in both periods.
 *
 * <p>Edge cases: many equal outcomes may leave a group of the first period empty; the matrix is then undefined. Reference:
 * Shorrocks (1978), The measurement of mobility, Econometrica 46, 1013-1024, doi:10.2307/1911433.
 *
 * @since 0.1.0
 */
public final class Mobility {
    private static final double TOLERANCE = 1e-12;
    private final double[][] shares;

    /**
     * Compares two periods.
     *
     * @param groups how many, such as five for quintiles
     * @throws Undefined with less than two groups or periods, with nobody observed in both, or when a group is empty
     */
    public Mobility(Panel panel, int from, int to, int groups, boolean[] part) throws Undefined {
        if (groups < 2) {
            throw new Undefined("Mobility needs two groups or more, got " + groups);
        }
        int[] both = IntStream.range(0, panel.households())
                .filter(i -> part[i] && panel.isObserved(i, from) && panel.isObserved(i, to))
                .toArray();
        double[] weights =
                IntStream.of(both).mapToDouble(i -> panel.weights()[i]).toArray();
        if (!(Arrays.stream(weights).sum() > 0)) {
            throw new Undefined("No household with weight was observed in both periods");
        }
        int[] before = groups(
                IntStream.of(both).mapToDouble(i -> panel.outcome(i, from)).toArray(), weights, groups);
        int[] after =
                groups(IntStream.of(both).mapToDouble(i -> panel.outcome(i, to)).toArray(), weights, groups);
        this.shares = new double[groups][groups];
        for (int i = 0; i < both.length; i++) {
            shares[before[i]][after[i]] += weights[i];
        }
        for (int group = 0; group < groups; group++) {
            double sum = Arrays.stream(shares[group]).sum();
            if (sum == 0) {
                throw new Undefined("Equal outcomes leave group " + (group + 1) + " of " + groups
                        + " empty in the first period: take fewer groups");
            }
            for (int other = 0; other < groups; other++) {
                shares[group][other] /= sum;
            }
        }
    }

    /** The shares: rows are groups of the first period, columns groups of the last. */
    public double[][] matrix() {
        return Arrays.stream(shares).map(double[]::clone).toArray(double[][]::new);
    }

    /** Shorrocks' index, {@code (n - trace) / (n - 1)}: zero when nobody moves. */
    public double shorrocks() {
        double trace = 0;
        for (int group = 0; group < shares.length; group++) {
            trace += shares[group][group];
        }
        return (shares.length - trace) / (shares.length - 1);
    }

    private static int[] groups(double[] outcome, double[] weights, int groups) {
        int[] order = IntStream.range(0, outcome.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> outcome[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double total = Arrays.stream(weights).sum();
        double[] bounds = new double[groups - 1];
        double sum = 0;
        int next = 0;
        for (int i : order) {
            sum += weights[i];
            while (next < bounds.length && sum >= total * (next + 1) / groups * (1 - TOLERANCE)) {
                bounds[next++] = outcome[i];
            }
        }
        int[] group = new int[outcome.length];
        for (int i = 0; i < group.length; i++) {
            while (group[i] < bounds.length && outcome[i] > bounds[group[i]]) {
                group[i]++;
            }
        }
        return group;
    }
}

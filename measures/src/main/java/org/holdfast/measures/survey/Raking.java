package org.holdfast.measures.survey;

import java.util.List;
import org.holdfast.measures.Undefined;

/**
 * Weights fitted to the sizes of the groups of several margins at once, by post-stratifying to one margin after the other until
 * no group's weight changes by more than a tolerance (iterative proportional fitting). An influence leaves what ten rounds of
 * taking off the mean of each group of each margin leave of it, as in R's survey.
 *
 * <p>Deming and Stephan 1940, doi:10.1214/aoms/1177731829; Deville, Särndal and Sautory 1993, doi:10.2307/2290793.
 *
 * @since 0.1.0
 */
public final class Raking implements Calibration {
    private static final int PROJECTIONS = 10;

    private final List<int[]> groups;
    private final List<double[]> sizes;
    private final double tolerance;
    private final int rounds;
    private final double[] after;

    /**
     * Weights for margins.
     *
     * @param groups for each margin the group of each row, numbered from 0
     * @param sizes for each margin the size of each group in the population
     * @param tolerance how far the weight of a group may change in the last round
     * @param rounds how many rounds there may be
     * @throws Undefined when a group cannot be fitted, or the rounds do not suffice
     */
    public Raking(double[] weights, List<int[]> groups, List<double[]> sizes, double tolerance, int rounds)
            throws Undefined {
        this.groups = List.copyOf(groups);
        this.sizes = List.copyOf(sizes);
        this.tolerance = tolerance;
        this.rounds = rounds;
        checkAgreement();
        double[] current = weights;
        for (int round = 0; round < rounds; round++) {
            double[] fitted = current;
            for (int margin = 0; margin < groups.size(); margin++) {
                fitted = new Poststratification(fitted, groups.get(margin), sizes.get(margin)).weights();
            }
            double change = change(current, fitted);
            current = fitted;
            if (change < tolerance) {
                this.after = current;
                return;
            }
        }
        throw new Undefined("Raking did not come within " + tolerance + " of its margins in " + rounds
                + " rounds: check that the margins agree, or allow more");
    }

    private void checkAgreement() throws Undefined {
        double first = java.util.Arrays.stream(sizes.get(0)).sum();
        for (double[] margin : sizes) {
            double sum = java.util.Arrays.stream(margin).sum();
            if (!(Math.abs(sum - first) <= 1e-6 * Math.abs(first))) {
                throw new Undefined(
                        "The margins sum to " + first + " and to " + sum + ": raking needs the same population");
            }
        }
    }

    private double change(double[] older, double[] newer) {
        double largest = 0;
        for (int margin = 0; margin < groups.size(); margin++) {
            double[] changes = new double[sizes.get(margin).length];
            for (int row = 0; row < older.length; row++) {
                changes[groups.get(margin)[row]] += newer[row] - older[row];
            }
            for (double changed : changes) {
                largest = Math.max(largest, Math.abs(changed));
            }
        }
        return largest;
    }

    @Override
    public double[] weights() {
        return after;
    }

    @Override
    public Raking of(double[] others) throws Undefined {
        return new Raking(others, groups, sizes, tolerance, rounds);
    }

    @Override
    public double[] residuals(double[] influence) {
        double[] left = influence.clone();
        for (int round = 0; round < PROJECTIONS; round++) {
            for (int[] group : groups) {
                takeMeans(left, group);
            }
        }
        return left;
    }

    private static void takeMeans(double[] values, int[] group) {
        int groups = java.util.Arrays.stream(group).max().orElse(-1) + 1;
        double[] sums = new double[groups];
        int[] counts = new int[groups];
        for (int row = 0; row < values.length; row++) {
            sums[group[row]] += values[row];
            counts[group[row]]++;
        }
        for (int row = 0; row < values.length; row++) {
            values[row] -= sums[group[row]] / counts[group[row]];
        }
    }
}

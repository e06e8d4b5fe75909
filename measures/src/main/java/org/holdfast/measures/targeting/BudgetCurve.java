package org.holdfast.measures.targeting;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * Whom a programme reaches as its budget grows, when those with the highest scores are served first. Units with equal
 * scores are served together; when the budget ends among them, each is served in part, as a lottery would on average.
 *
 * <p>Rows with a NaN are left out; weights and transfers are finite and not negative. Undefined when weights sum to zero.
 *
 * @since 0.1
 */
public final class BudgetCurve {
    private final double[] costs;
    private final double[] poor;
    private final double[] nonPoor;

    /**
     * What a budget buys.
     *
     * @param spent the budget, or what it costs to serve everybody when that is less
     * @param reached who is served and who is not
     */
    public record Reach(double budget, double spent, Confusion reached) {}

    /**
     * The curve.
     *
     * @param transfers what each unit costs when served
     * @throws Undefined when weights sum to zero
     */
    public BudgetCurve(double[] scores, boolean[] isPoor, double[] transfers, double[] weights) throws Undefined {
        int[] order = Order.rising(scores, Order.known(scores, transfers, weights));
        double[][] sums = new double[3][order.length + 1];
        int groups = 0;
        for (int at = order.length - 1; at >= 0; at--) {
            int row = order[at];
            if (groups == 0 || scores[row] != scores[order[at + 1]]) {
                groups++;
                for (double[] sum : sums) {
                    sum[groups] = sum[groups - 1];
                }
            }
            sums[0][groups] += weights[row] * transfers[row];
            sums[isPoor[row] ? 1 : 2][groups] += weights[row];
        }
        this.costs = Arrays.copyOf(sums[0], groups + 1);
        this.poor = Arrays.copyOf(sums[1], groups + 1);
        this.nonPoor = Arrays.copyOf(sums[2], groups + 1);
        Share.of(0, poor[groups] + nonPoor[groups], "the population");
    }

    /** What it costs to serve everybody. */
    public double fullCost() {
        return costs[costs.length - 1];
    }

    /** Whom a budget reaches. */
    public Reach at(double budget) throws Undefined {
        if (!(budget >= 0)) {
            throw new Undefined("A budget cannot be below zero; it is " + budget);
        }
        int served = lastWithin(costs, budget);
        double part = served == costs.length - 1 ? 0 : (budget - costs[served]) / (costs[served + 1] - costs[served]);
        double reachedPoor = between(poor, served, part);
        double reachedNonPoor = between(nonPoor, served, part);
        Confusion confusion = new Confusion();
        confusion.accept(true, true, reachedPoor);
        confusion.accept(true, false, poor[poor.length - 1] - reachedPoor);
        confusion.accept(false, true, reachedNonPoor);
        confusion.accept(false, false, nonPoor[nonPoor.length - 1] - reachedNonPoor);
        return new Reach(budget, Math.min(budget, fullCost()), confusion);
    }

    /**
     * The least budget that reaches a part of the poor.
     *
     * @param share of the poor, from 0 to 1
     * @throws Undefined when nobody is poor or the share is out of range
     */
    public double costOfReaching(double share) throws Undefined {
        Share.of(0, poor[poor.length - 1], "the poor");
        if (!(share >= 0 && share <= 1)) {
            throw new Undefined("A share of the poor is from 0 to 1; it is " + share);
        }
        double wanted = share * poor[poor.length - 1];
        int group = 0;
        while (poor[group] < wanted) {
            group++;
        }
        if (group == 0) {
            return 0;
        }
        double part = (wanted - poor[group - 1]) / (poor[group] - poor[group - 1]);
        return costs[group - 1] + part * (costs[group] - costs[group - 1]);
    }

    private static double between(double[] sums, int group, double part) {
        return part == 0 ? sums[group] : sums[group] + part * (sums[group + 1] - sums[group]);
    }

    private static int lastWithin(double[] rising, double limit) {
        int last = 0;
        while (last < rising.length - 1 && rising[last + 1] <= limit) {
            last++;
        }
        return last;
    }
}

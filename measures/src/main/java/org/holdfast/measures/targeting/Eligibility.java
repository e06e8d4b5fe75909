package org.holdfast.measures.targeting;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * Who is taken for poor by a predicted welfare: those below a line, or those with the lowest predictions up to a quota of
 * the population. A unit whose prediction is NaN is never eligible.
 *
 * @since 0.1
 */
public final class Eligibility {
    /** Sums of weights that should meet a quota do so to this part of it. */
    private static final double MET = 1e-12;

    private Eligibility() {}

    /** Those predicted below the line; a prediction on the line is not. */
    public static boolean[] below(double[] predicted, double line) {
        boolean[] eligible = new boolean[predicted.length];
        for (int row = 0; row < predicted.length; row++) {
            eligible[row] = predicted[row] < line;
        }
        return eligible;
    }

    /**
     * Those with predictions up to the smallest at which at least the quota of the population is reached; units with that
     * prediction are all in.
     *
     * @param quota part of the population, from 0 to 1
     * @throws Undefined when weights sum to zero or the quota is out of range
     */
    public static boolean[] quota(double[] predicted, double[] weights, double quota) throws Undefined {
        int[] order = Order.rising(predicted, Order.known(predicted, weights));
        double all = Arrays.stream(order).mapToDouble(row -> weights[row]).sum();
        Share.of(0, all, "the population");
        if (!(quota >= 0 && quota <= 1)) {
            throw new Undefined("A quota is a part of the population, from 0 to 1; it is " + quota);
        }
        double reached = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (int row : order) {
            if (quota == 0 || reached >= quota * all * (1 - MET)) {
                break;
            }
            reached += weights[row];
            last = predicted[row];
        }
        boolean[] eligible = new boolean[predicted.length];
        for (int row = 0; row < predicted.length; row++) {
            eligible[row] = predicted[row] <= last && reached > 0;
        }
        return eligible;
    }
}

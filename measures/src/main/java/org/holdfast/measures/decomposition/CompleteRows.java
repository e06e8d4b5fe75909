package org.holdfast.measures.decomposition;

import org.holdfast.measures.Undefined;

/** Numbers of the rows where another number is known too. */
public final class CompleteRows {
    private CompleteRows() {}

    /** Whether a row takes part: its income is known and its weight positive. */
    static boolean counts(double income, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Weights must be finite and not negative, found " + weight);
        }
        return weight > 0 && !Double.isNaN(income);
    }

    /** Says that an income of somebody who counts is infinite. */
    static Undefined infinite() {
        return new Undefined("An income is infinite: give a number or leave it unknown");
    }

    /** The numbers, unknown (NaN) where the other is. */
    public static double[] knownWith(double[] numbers, double[] others) {
        double[] known = new double[numbers.length];
        for (int row = 0; row < known.length; row++) {
            known[row] = Double.isNaN(others[row]) ? Double.NaN : numbers[row];
        }
        return known;
    }
}

package org.holdfast.measures.targeting;

import org.holdfast.measures.Undefined;

/** A quotient that has no value when there is nothing to divide by. */
final class Share {
    private Share() {}

    /**
     * The quotient.
     *
     * @param whole what the denominator counts, for the message
     */
    static double of(double part, double denominator, String whole) throws Undefined {
        if (!(Math.abs(denominator) > 0)) {
            throw new Undefined("There is nothing to divide by: the weight of " + whole + " is zero");
        }
        return part / denominator;
    }
}

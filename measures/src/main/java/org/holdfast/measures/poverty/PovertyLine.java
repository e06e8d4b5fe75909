package org.holdfast.measures.poverty;

import org.holdfast.measures.Undefined;

/**
 * A poverty line, and whether who is exactly on it is poor.
 *
 * @param amount z, in the unit of incomes; finite
 */
public record PovertyLine(double amount, PoorIf poorIf) {
    public PovertyLine {
        Line.finite(amount);
    }

    /** A line on which nobody is poor. */
    public static PovertyLine below(double amount) {
        return new PovertyLine(amount, PoorIf.BELOW);
    }

    public boolean poor(double income) {
        return poorIf.poor(income, amount);
    }

    /** What an income lacks to the line; zero when not below it. */
    public double shortfall(double income) {
        return Math.max(amount - income, 0);
    }

    /** The shortfall as a share of the line, to a power; for the power zero whether poor. Below zero incomes have gaps over one. */
    public double gap(double income, double alpha) {
        if (alpha == 0) {
            return poor(income) ? 1 : 0;
        }
        return income < amount ? Math.pow((amount - income) / amount, alpha) : 0;
    }

    /**
     * That gaps to a power exist.
     *
     * @throws Undefined when the power is negative, or the line is not positive and the power not zero
     */
    public void check(double alpha) throws Undefined {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new Undefined("The poverty aversion alpha must be a number from zero, got " + alpha);
        }
        if (alpha > 0) {
            Line.requirePositive(amount);
        }
    }
}

package org.holdfast.measures.targeting;

/**
 * The income that parts poor from non-poor.
 *
 * @param amount in the unit of incomes
 * @param inclusive whether an income equal to the line is poor
 */
public record PovertyLine(double amount, boolean inclusive) {
    /** A line on which nobody is poor. */
    public static PovertyLine below(double amount) {
        return new PovertyLine(amount, false);
    }

    public boolean poor(double income) {
        return inclusive ? income <= amount : income < amount;
    }

    /** What an income lacks to the line; zero when not below it. */
    public double gap(double income) {
        return Math.max(amount - income, 0);
    }
}

package org.holdfast.measures.dynamics;

import org.holdfast.measures.Undefined;

/**
 * A line, and whether who is exactly on it is poor.
 *
 * @param line z
 * @param onIsPoor whether the poor are those with {@code y <= z}; otherwise those with {@code y < z}
 */
public record PovertyLine(double line, boolean onIsPoor) {
    public PovertyLine {
        if (!Double.isFinite(line)) {
            throw new IllegalArgumentException("A poverty line must be finite, got " + line);
        }
    }

    public boolean isPoor(double outcome) {
        return onIsPoor ? outcome <= line : outcome < line;
    }

    /** The normalised gap to a power; for the power zero whether poor. Below zero outcomes have gaps over one. */
    double gap(double outcome, double alpha) {
        if (alpha == 0) {
            return isPoor(outcome) ? 1 : 0;
        }
        return outcome < line ? Math.pow((line - outcome) / line, alpha) : 0;
    }

    /**
     * That gaps to a power exist.
     *
     * @throws Undefined when the power is negative, or the line is not positive and the power not zero
     */
    void check(double alpha) throws Undefined {
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new Undefined("The poverty aversion alpha must be a number from zero, got " + alpha);
        }
        if (alpha > 0 && line <= 0) {
            throw new Undefined("Gaps relative to the line need a positive line, got " + line);
        }
    }
}

package org.holdfast.measures.targeting;

import org.holdfast.measures.Undefined;

/**
 * The mean of the negative natural logarithm of the probability given to what came true.
 *
 * <p>Rows with a NaN or without weight are not counted; weights are finite and not negative. Undefined when weights sum to
 * zero, and when something came true that had been given no probability.
 *
 * <p>Reference: Good 1952, Rational Decisions, doi:10.1111/j.2517-6161.1952.tb00104.x.
 *
 * @since 0.1
 */
public final class LogLoss {
    private double losses;
    private double weights;

    /** Counts a unit. */
    public void accept(double probability, boolean isPoor, double weight) {
        if (Double.isNaN(probability) || !(weight > 0)) {
            return;
        }
        losses -= weight * (isPoor ? Math.log(probability) : Math.log1p(-probability));
        weights += weight;
    }

    /** Adds what another has counted. */
    public LogLoss combine(LogLoss other) {
        losses += other.losses;
        weights += other.weights;
        return this;
    }

    /** The mean loss. */
    public double value() throws Undefined {
        if (Double.isNaN(losses) || Double.isInfinite(losses)) {
            throw new Undefined("A probability of 0 or 1 (or outside) met the opposite: its logarithm is infinite");
        }
        return Share.of(losses, weights, "the population");
    }
}

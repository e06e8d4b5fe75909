package org.holdfast.measures.targeting;

import org.holdfast.measures.Undefined;

/**
 * The mean squared distance of predicted probabilities of being poor from what came true.
 *
 * <p>Rows with a NaN are not counted; weights are finite and not negative. Undefined when weights sum to zero; the skill
 * also when all or none are poor.
 *
 * <p>Reference: Brier 1950, doi:10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2.
 *
 * @since 0.1
 */
public final class Brier {
    private double squares;
    private double poor;
    private double weights;

    /** Counts a unit. */
    public void accept(double probability, boolean isPoor, double weight) {
        if (Double.isNaN(probability) || Double.isNaN(weight)) {
            return;
        }
        double distance = probability - (isPoor ? 1 : 0);
        squares += weight * distance * distance;
        poor += isPoor ? weight : 0;
        weights += weight;
    }

    /** Adds what another has counted. */
    public Brier combine(Brier other) {
        squares += other.squares;
        poor += other.poor;
        weights += other.weights;
        return this;
    }

    /** The score: 0 for certain and right. */
    public double value() throws Undefined {
        return Share.of(squares, weights, "the population");
    }

    /** One less the score over that of giving everybody the share of the poor; negative when worse than that. */
    public double skill() throws Undefined {
        double share = Share.of(poor, weights, "the population");
        return 1 - Share.of(value(), share * (1 - share), "the poor or the non-poor");
    }
}

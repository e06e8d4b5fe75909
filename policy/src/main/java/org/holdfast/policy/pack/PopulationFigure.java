package org.holdfast.policy.pack;

import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/**
 * A statistic of a fact over all households of the register, or of each place of a level. Households whose fact or
 * weight is unknown, or whose weight is not more than 0, are left out.
 *
 * <p>{@code MEAN} is the weighted mean (money rounded half to even to the minor unit). {@code QUANTILE} of order p is
 * the smallest value whose cumulative weight reaches p of the total (the inverse of the weighted empirical distribution
 * function, type 1 of Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566); a median is its p = 0.5.
 *
 * @param weight the weight of a household, or null for 1
 * @param weightWritten the weight as written, or empty
 * @param within the level of the places the figure is computed for, or null for the whole register
 * @param p the order of the quantile; unused for a mean
 */
public record PopulationFigure(
        String id,
        Statistic statistic,
        String of,
        Type.Scalar type,
        @Nullable Expression weight,
        String weightWritten,
        @Nullable String within,
        double p) {
    /** Mean or quantile. */
    public enum Statistic {
        MEAN,
        QUANTILE
    }
}

package org.holdfast.measures.survey;

/**
 * What a stratum with a single sampled unit contributes to a variance; the rules of R's package survey
 * ({@code options(survey.lonely.psu)}).
 */
public enum LonelyUnit {
    /** The variance is undefined, and the stratum is named. */
    FAIL,
    /** Nothing, as if the unit had been taken with certainty. */
    REMOVE,
    /** The squared distance of its total from the mean of the totals of all units of the sample. */
    ADJUST,
    /** The mean contribution of the other strata. */
    AVERAGE
}

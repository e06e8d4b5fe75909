package org.holdfast.measures.survey;

import org.holdfast.measures.Undefined;

/**
 * Weights made to agree with known totals of the population, and what of an influence that leaves uncertain: its residual from
 * what the totals explain.
 */
public interface Calibration {
    /** The weight of each row after calibration. */
    double[] weights();

    /**
     * The calibration to the same totals of other weights, such as a replicate's.
     *
     * @throws Undefined when they cannot reach the totals
     */
    Calibration of(double[] others) throws Undefined;

    /** What is left of an influence, row by row. */
    double[] residuals(double[] influence);
}

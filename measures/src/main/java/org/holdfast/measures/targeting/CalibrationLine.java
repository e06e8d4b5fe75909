package org.holdfast.measures.targeting;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * A logistic regression of being poor on the logit of the predicted probability: well calibrated probabilities have
 * intercept 0 and slope 1.
 *
 * <p>Rows with a NaN or without weight are left out. Undefined when a probability is not between 0 and 1, when all or none are
 * poor, when all probabilities are equal (slope only), and when the logit parts the poor from the non-poor completely.
 *
 * <p>Reference: Cox 1958, Two Further Applications of a Model for Binary Regression, doi:10.1093/biomet/45.3-4.562.
 *
 * @param intercept of the logit of being poor
 * @param slope on the logit of the predicted probability
 * @since 0.1
 */
public record CalibrationLine(double intercept, double slope) {
    private static final int STEPS = 100;

    /** Where a step of Newton's is too small to matter, relative to the size of the coefficients. */
    private static final double STILL = 1e-13;

    /** The line by weighted maximum likelihood. */
    public static CalibrationLine of(double[] probabilities, boolean[] poor, double[] weights) throws Undefined {
        Sample sample = Sample.of(probabilities, poor, weights);
        if (Arrays.stream(sample.logits).distinct().limit(2).count() < 2) {
            throw new Undefined("All predicted probabilities are equal: there is no slope");
        }
        double intercept = 0;
        double slope = 0;
        for (int step = 0; step < STEPS; step++) {
            Newton newton = new Newton(sample, intercept, slope);
            double determinant = newton.information * newton.ofSquares - newton.ofProducts * newton.ofProducts;
            double moveIntercept = (newton.score * newton.ofSquares - newton.ofLogit * newton.ofProducts) / determinant;
            double moveSlope = (newton.ofLogit * newton.information - newton.score * newton.ofProducts) / determinant;
            intercept += moveIntercept;
            slope += moveSlope;
            if (Math.abs(moveIntercept) + Math.abs(moveSlope) <= STILL * (1 + Math.abs(intercept) + Math.abs(slope))) {
                return new CalibrationLine(intercept, slope);
            }
        }
        throw apart();
    }

    /** Calibration in the large: the intercept when the slope is held at 1. */
    public static double interceptInTheLarge(double[] probabilities, boolean[] poor, double[] weights)
            throws Undefined {
        Sample sample = Sample.of(probabilities, poor, weights);
        double intercept = 0;
        for (int step = 0; step < STEPS; step++) {
            Newton newton = new Newton(sample, intercept, 1);
            // A step of one at most keeps the start from overshooting when predictions are far off.
            double move = Math.max(-1, Math.min(1, newton.score / newton.information));
            intercept += move;
            if (Math.abs(move) <= STILL * (1 + Math.abs(intercept))) {
                return intercept;
            }
        }
        throw apart();
    }

    private static Undefined apart() {
        return new Undefined(
                "The likelihood has no maximum: the probabilities part the poor from the non-poor completely");
    }

    /** The rows that count. */
    private record Sample(double[] logits, boolean[] poor, double[] weights) {
        static Sample of(double[] probabilities, boolean[] poor, double[] weights) throws Undefined {
            int[] rows = Arrays.stream(Order.known(probabilities, weights))
                    .filter(row -> weights[row] > 0)
                    .toArray();
            Sample sample = new Sample(new double[rows.length], new boolean[rows.length], new double[rows.length]);
            double[] sums = new double[2];
            for (int at = 0; at < rows.length; at++) {
                double probability = probabilities[rows[at]];
                if (!(probability > 0 && probability < 1)) {
                    throw new Undefined("The logit of a probability of " + probability + " is not finite");
                }
                sample.logits[at] = Math.log(probability) - Math.log1p(-probability);
                sample.poor[at] = poor[rows[at]];
                sample.weights[at] = weights[rows[at]];
                sums[sample.poor[at] ? 0 : 1] += sample.weights[at];
            }
            Share.of(0, sums[0], "the poor");
            Share.of(0, sums[1], "the non-poor");
            return sample;
        }
    }

    /** The slopes and curvature of the log-likelihood. */
    private static final class Newton {
        private double score;
        private double ofLogit;
        private double information;
        private double ofProducts;
        private double ofSquares;

        Newton(Sample sample, double intercept, double slope) {
            for (int row = 0; row < sample.logits.length; row++) {
                double logit = sample.logits[row];
                double fitted = 1 / (1 + Math.exp(-(intercept + slope * logit)));
                double error = sample.weights[row] * ((sample.poor[row] ? 1 : 0) - fitted);
                double spread = sample.weights[row] * fitted * (1 - fitted);
                score += error;
                ofLogit += error * logit;
                information += spread;
                ofProducts += spread * logit;
                ofSquares += spread * logit * logit;
            }
        }
    }
}

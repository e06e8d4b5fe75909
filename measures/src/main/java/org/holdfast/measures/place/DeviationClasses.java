package org.holdfast.measures.place;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * Classes of a score by how many standard deviations it lies from the mean of all. The deviation is that of a sample
 * ({@code n - 1}).
 *
 * <p>A score on a break is in the upper class unless breaks are said to belong to the lower. Undefined for fewer than two scores.
 *
 * @since 0.1
 */
public final class DeviationClasses {
    private final double[] breaks;

    /**
     * The classes.
     *
     * @param multiples of the deviation at which classes part, in rising order
     */
    public DeviationClasses(double[] scores, double... multiples) throws Undefined {
        if (scores.length < 2) {
            throw new Undefined("A standard deviation needs two scores; there are " + scores.length);
        }
        double mean = Arrays.stream(scores).average().orElseThrow();
        double squares = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        double deviation = Math.sqrt(squares / (scores.length - 1));
        this.breaks = Arrays.stream(multiples)
                .map(multiple -> mean + multiple * deviation)
                .toArray();
    }

    /** The scores at which classes part. */
    public double[] breaks() {
        return breaks;
    }

    /**
     * The class of a score, from 1 for the lowest.
     *
     * @param closedLeft whether a score on a break is in the class above it
     */
    public int classOf(double score, boolean closedLeft) {
        return 1
                + (int) Arrays.stream(breaks)
                        .filter(edge -> closedLeft ? score >= edge : score > edge)
                        .count();
    }
}

package org.holdfast.measures.place;

import java.util.stream.IntStream;

/** The places of scores in order, 1 for the highest; equal scores share the mean of theirs. */
public final class Ranks {
    private Ranks() {}

    /** The rank of each score, 1 for the highest. */
    public static double[] highestFirst(double[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[scores.length];
        int first = 0;
        while (first < order.length) {
            int end = first;
            while (end < order.length && scores[order[end]] == scores[order[first]]) {
                end++;
            }
            for (int at = first; at < end; at++) {
                ranks[order[at]] = (first + 1 + end) / 2.0;
            }
            first = end;
        }
        return ranks;
    }
}

package org.holdfast.bench.measures;

import java.util.List;

/**
 * How long one peer took for one work, and what it found.
 *
 * @param work its id
 * @param elapsed seconds of each run
 * @param processor seconds of each run, of all threads of the process
 * @param results in the order in which every peer gives them
 */
record Timing(String work, List<Double> elapsed, List<Double> processor, List<Double> results) {
    static double median(List<Double> seconds) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The greatest relative difference of two results. */
    double distance(Timing other) {
        if (results.size() != other.results.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double distance = 0;
        for (int i = 0; i < results.size(); i++) {
            double one = results.get(i);
            double another = other.results.get(i);
            double apart = one == another ? 0 : Math.abs(one - another) / Math.max(Math.abs(one), Math.abs(another));
            distance = apart <= distance ? distance : apart;
        }
        return distance;
    }
}

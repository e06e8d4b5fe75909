package org.holdfast.measures.place;

import java.util.Arrays;

/** The ends of a list of numbers that has at least one. */
final class DoubleRange {
    private DoubleRange() {}

    static double least(double[] numbers) {
        return Arrays.stream(numbers).min().orElseThrow();
    }

    static double most(double[] numbers) {
        return Arrays.stream(numbers).max().orElseThrow();
    }
}

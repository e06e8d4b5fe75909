package org.holdfast.measures.poverty;

import org.holdfast.measures.Undefined;

/** What a line must be. */
final class Line {
    private Line() {}

    static double finite(double line) {
        if (Double.isFinite(line)) {
            return line;
        }
        throw new IllegalArgumentException("Expected a finite line, got " + line);
    }

    /** Gaps and logarithms are of shares of the line. */
    static void requirePositive(double line) throws Undefined {
        if (line <= 0) {
            throw new Undefined("Gaps are shares of the line, which must be above zero, not " + line);
        }
    }
}

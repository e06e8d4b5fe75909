package org.holdfast.report.files;

import org.holdfast.engine.AssessedBatch;

/** Picks indicators by their result from the words of a batch, which hold two bits for each of 32. */
final class IndicatorBits {
    /** How many indicators a word holds. */
    static final int WORD = 32;

    private static final long LOW = 0x5555555555555555L;

    private IndicatorBits() {}

    /** How many words a number of indicators takes. */
    static int words(int indicators) {
        return (indicators + WORD - 1) / WORD;
    }

    /** The low bit of each indicator that is true. */
    static long trueOnes(AssessedBatch batch, int word, int household) {
        long bits = batch.indicators(word, household);
        return bits & bits >>> 1 & LOW;
    }

    /** The low bit of each indicator that is unknown. */
    static long unknownOnes(AssessedBatch batch, int word, int household) {
        long bits = batch.indicators(word, household);
        return bits & ~(bits >>> 1) & LOW;
    }

    /** The position of the first indicator of some low bits. */
    static int first(int word, long ones) {
        return word * WORD + Long.numberOfTrailingZeros(ones) / 2;
    }
}

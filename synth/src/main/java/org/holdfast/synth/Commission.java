package org.holdfast.synth;

import java.time.LocalDate;

/**
 * What register is wanted.
 *
 * @param seed of all chance: the same seed, the same register
 * @param asOf the date of assessment: the ledger ends in its month
 * @param threads that draw at the same time; the register does not depend on it
 */
public record Commission(long households, long seed, LocalDate asOf, int threads) {
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    public Commission {
        if (households < 1) {
            throw new IllegalArgumentException("a register has at least 1 household, not " + households);
        }
        if (asOf.getYear() < EARLIEST || asOf.getYear() > LATEST) {
            throw new IllegalArgumentException(
                    "the date of assessment lies between " + EARLIEST + " and " + LATEST + ", not on " + asOf);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread is needed, not " + threads);
        }
    }
}

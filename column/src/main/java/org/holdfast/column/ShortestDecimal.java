package org.holdfast.column;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal that is nearer to a double than to any other, and of those the nearest; never of fewer than two
 * digits. Java writes doubles that way only since version 19; earlier versions write digits that are not needed, above
 * all of numbers from 2^52 on.
 */
public final class ShortestDecimal {
    /** Two decimals of so few digits are never nearest to the same double. */
    private static final int UNIQUE_DIGITS = 15;

    private static final int MOST_DIGITS = 17;

    private ShortestDecimal() {}

    public static BigDecimal of(double value) {
        BigDecimal written = BigDecimal.valueOf(value);
        if (written.precision() <= UNIQUE_DIGITS) {
            return written;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = UNIQUE_DIGITS; digits <= MOST_DIGITS; digits++) {
            // away from zero too: below a power of two the neighbour is only half as far away
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded;
                }
            }
        }
        return written;
    }
}

package org.holdfast.server.store;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How exactly a reader is told counts of households. To a supervisor they are rounded to the nearest {@value #BASE}, and those
 * below are not told, so that differences between places, days or rows do not tell of single households either (conventional
 * rounding, <i>Handbook on Statistical Disclosure Control</i>, section 5.4.2).
 *
 * @param exact whether counts are told as they are
 */
public record Disclosure(boolean exact) {
    /** What counts are rounded to; fewer, but not none, are not told. */
    public static final long BASE = 5;

    private static final MathContext ROUGHLY = new MathContext(2, RoundingMode.HALF_UP);

    /** As the role of a reader allows. */
    public static Disclosure to(Actor reader) {
        return new Disclosure(reader.role() != Role.SUPERVISOR);
    }

    /** A count as it is told; null when it is not. */
    public @Nullable Long count(long count) {
        if (exact || count == 0) {
            return count;
        }
        return count < BASE ? null : (count + BASE / 2) / BASE * BASE;
    }

    /** An amount that so many households share, as it is told: to a supervisor with two digits; null when it is not. */
    public @Nullable BigDecimal amount(BigDecimal amount, long households) {
        if (exact) {
            return amount;
        }
        return households < BASE ? null : amount.round(ROUGHLY);
    }
}

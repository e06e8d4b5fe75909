package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.List;

/** The names and values that random packs speak of and random registers hold, so that the two meet. */
final class Vocabulary {
    /** Identifiers of places; one is the beginning of another, and code points do not sort as UTF-16 does. */
    static final List<String> PLACES = List.of(
            "CN", "53", "5301", "530113", "530113001", "5", "村", "村1", "\uFF28", "\uD840\uDC00", "é", "e\u0301", "z");

    static final List<String> SERIES = List.of("cpi", "wage", "价格");

    /** Texts of free columns. */
    static final List<String> TEXTS =
            List.of("tin", "Tin", "tile", "a'b", "a\\b", "\"", "瓦", "\uD840\uDC00", "é", "x y");

    static final List<Double> DOUBLES =
            List.of(0.0, 0.5, 1.0, 1.5, 2.5, 0.1, 0.2, 0.3, 0.005, 2.675, 100.25, 1e-7, 12345.678, 60.0, 3.0, 7.0, 0.7);
    static final List<Double> EXTREME_DOUBLES =
            List.of(1e300, 5e-324, Double.MAX_VALUE, 1e23, 9007199254740993.0, 2.2250738585072014E-308, 1e19, 1e-300);

    static final List<Long> EXTREME_LONGS = List.of(
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MAX_VALUE - 1,
            Long.MIN_VALUE + 1,
            1L << 62,
            3037000500L,
            -3037000500L,
            (1L << 53) + 1,
            1_000_000_000_000L);

    private static final List<LocalDate> EDGES = List.of(
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2023, 2, 28),
            LocalDate.of(2024, 3, 1),
            LocalDate.of(2023, 3, 1),
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2023, 12, 31),
            LocalDate.of(2024, 5, 31),
            LocalDate.of(2024, 6, 30));

    private Vocabulary() {}

    /** The date of assessment that belongs to a seed. */
    static LocalDate asOf(long seed) {
        Draw draw = new Draw(seed, "as_of");
        return draw.of(0.5) ? draw.pick(EDGES) : LocalDate.of(2021, 1, 1).plusDays(draw.between(0, 1500));
    }

    /** A day near the date of assessment, on one of the edges that rules have, or the first or last of the calendar. */
    static LocalDate day(Draw draw, LocalDate asOf) {
        return draw.<LocalDate>choice()
                .or(4, () -> asOf.minusDays(draw.between(-40, 400)))
                .or(4, () -> asOf.minusMonths(draw.between(0, 36)).plusDays(draw.between(-1, 1)))
                .or(6, () -> asOf.minusYears(draw.between(0, 90)).plusDays(draw.between(-1, 1)))
                .or(2, () -> asOf.withDayOfMonth(1).minusMonths(draw.between(-1, 14)))
                .or(2, () -> LocalDate.of(1900 + 4 * draw.between(1, 31), 2, 29))
                .or(1, () -> draw.pick(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.EPOCH))
                .make();
    }

    /** A month near that of the assessment, or the first or last of the calendar. */
    static String month(Draw draw, LocalDate asOf) {
        return draw.<String>choice()
                .or(
                        30,
                        () -> asOf.withDayOfMonth(1)
                                .minusMonths(draw.between(-2, 26))
                                .toString()
                                .substring(0, 7))
                .or(1, () -> draw.pick("0001-01", "9999-12"))
                .make();
    }
}

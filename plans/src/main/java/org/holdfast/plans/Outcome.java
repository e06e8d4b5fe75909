package org.holdfast.plans;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case came to.
 *
 * @param value a number, an array of numbers, a text, or a named object ({@code Double}, {@code double[]},
 *     {@code String}, {@code List} or {@code Map} of these)
 * @param standardError of the value, in the value's shape, or null when none was asked for
 * @param rows the rows it was found from, or -1 where that means nothing
 * @param extras further named results: intervals and what else a case's fields hold beside value and se
 */
public record Outcome(Object value, @Nullable Object standardError, int rows, Map<String, Object> extras) {
    public static Outcome of(Object value) {
        return new Outcome(value, null, -1, Map.of());
    }

    public static Outcome of(Object value, int rows) {
        return new Outcome(value, null, rows, Map.of());
    }

    public Outcome withStandardError(Object error) {
        return new Outcome(value, error, rows, extras);
    }

    public Outcome withExtras(Map<String, Object> named) {
        return new Outcome(value, standardError, rows, named);
    }
}

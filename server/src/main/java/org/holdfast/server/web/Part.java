package org.holdfast.server.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A part of a list, and where it goes on. */
public record Part<T>(List<T> rows, @Nullable Link next) {
    /** How many rows a page shows; one more says that there are more. */
    static final int ROWS = 50;

    static <T> Part<T> of(List<T> rows, Link here, ToLongFunction<T> key) {
        return of(rows, here, "before", row -> Long.toString(key.applyAsLong(row)));
    }

    static <T> Part<T> of(List<T> rows, Link here, String name, Function<T, String> key) {
        return rows.size() <= ROWS
                ? new Part<>(rows, null)
                : new Part<>(rows.subList(0, ROWS), here.with(name, key.apply(rows.get(ROWS - 1))));
    }

    /** The number before which a list goes on. */
    static long before(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }
}

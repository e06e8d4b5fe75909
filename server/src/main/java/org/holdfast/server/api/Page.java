package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the part that follows; null at the end
 */
public record Page<T>(
        List<T> items,

        @Schema(description = "Send it as cursor to go on; absent at the end.") @Nullable
        String next) {

    /** A part of at most {@code limit}, out of one row more when the list goes on. */
    static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, Asked.cursor(key.apply(shown.get(limit - 1))));
    }
}

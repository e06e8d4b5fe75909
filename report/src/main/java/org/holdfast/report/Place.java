package org.holdfast.report;

import org.jspecify.annotations.Nullable;

/**
 * A place of the register's tree.
 *
 * <p>{@code parent} is an index into the same list, -1 for a place that nothing encloses. A place without
 * coordinates has {@code NaN} for both.
 */
public record Place(
        String id,
        int parent,
        String level,
        String name,
        @Nullable String nameLocal,
        double lat,
        double lon) {
    Place under(int newParent) {
        return new Place(id, newParent, level, name, nameLocal, lat, lon);
    }
}

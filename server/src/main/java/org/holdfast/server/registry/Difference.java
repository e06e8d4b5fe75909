package org.holdfast.server.registry;

import org.jspecify.annotations.Nullable;

/**
 * A household as the store has it beside what it shall be.
 *
 * @param before null when the store has none
 * @param after without a row of its own when it is gone
 */
record Difference(StoredHouseholds.@Nullable Stored before, HouseholdRecord after) {
    HouseholdRecord earlier() {
        return before == null ? HouseholdRecord.none(after.householdId()) : before.record();
    }

    Fate fate() {
        if (before == null) {
            return Fate.NEW;
        }
        if (!after.isThere()) {
            return Fate.GONE;
        }
        return earlier().without(after).isEmpty() && after.without(earlier()).isEmpty() ? Fate.UNCHANGED : Fate.CHANGED;
    }
}

package org.holdfast.engine.diff;

import java.util.List;
import org.holdfast.engine.Assessment;

/**
 * One household assessed before and after a change.
 *
 * @param gained ids of indicators true only after
 * @param lost ids of indicators true only before
 */
public record Move(Assessment before, Assessment after, List<String> gained, List<String> lost) {
    /** Whether level or category differ. */
    public boolean isMoved() {
        return !java.util.Objects.equals(before.level(), after.level())
                || !java.util.Objects.equals(before.category(), after.category());
    }
}

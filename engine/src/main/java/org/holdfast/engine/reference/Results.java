package org.holdfast.engine.reference;

import java.util.HashMap;
import java.util.Map;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** The indicators' results of one household, and what has been decided from them so far. */
final class Results {
    private final Map<String, @Nullable Boolean> indicators = new HashMap<>();
    private final Map<String, Long> holding = new HashMap<>();
    private final Map<String, Long> undecided = new HashMap<>();
    private long score;
    private @Nullable String level;
    private @Nullable String category;

    void add(Pack pack, Indicator indicator, @Nullable Boolean result) {
        indicators.put(indicator.id(), result);
        if (result == null) {
            undecided.merge(indicator.severity(), 1L, Long::sum);
        } else if (result) {
            holding.merge(indicator.severity(), 1L, Long::sum);
            score += pack.weight(indicator);
        }
    }

    @Nullable
    Boolean indicator(String id) {
        return indicators.get(id);
    }

    long count(String severity, boolean unknown) {
        return (unknown ? undecided : holding).getOrDefault(severity, 0L);
    }

    long score() {
        return score;
    }

    @Nullable
    String level() {
        return level;
    }

    void decideLevel(@Nullable String value) {
        level = value;
    }

    @Nullable
    String category() {
        return category;
    }

    void decideCategory(@Nullable String value) {
        category = value;
    }
}

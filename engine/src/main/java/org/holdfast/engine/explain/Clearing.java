package org.holdfast.engine.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** Finds the smallest set of true indicators that, if cleared, lowers a household's level. */
final class Clearing {
    private static final int MOST_TRIALS = 500_000;
    private final Pack pack;
    private final HouseholdInquiry household;
    private final List<String> candidates = new ArrayList<>();
    private int trials;

    private Clearing(Pack pack, HouseholdInquiry household) {
        this.pack = pack;
        this.household = household;
        for (int i = 0; i < pack.indicators().size(); i++) {
            if (Boolean.TRUE.equals(household.assessment().indicators().get(i))) {
                candidates.add(pack.indicators().get(i).id());
            }
        }
    }

    /** The set, first in pack order among equally small ones; empty when no set lowers the level. */
    static List<String> smallest(Pack pack, HouseholdInquiry household) {
        Clearing clearing = new Clearing(pack, household);
        for (int size = 1; size <= clearing.candidates.size(); size++) {
            List<String> found = clearing.search(0, size, new ArrayList<>());
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    private @Nullable List<String> search(int from, int size, List<String> chosen) {
        if (size == 0) {
            boolean lower = ++trials <= MOST_TRIALS && isLower(household.levelWithout(new HashSet<>(chosen)));
            return lower ? List.copyOf(chosen) : null;
        }
        for (int i = from; i <= candidates.size() - size && trials <= MOST_TRIALS; i++) {
            chosen.add(candidates.get(i));
            List<String> found = search(i + 1, size - 1, chosen);
            if (found != null) {
                return found;
            }
            chosen.remove(chosen.size() - 1);
        }
        return null;
    }

    private boolean isLower(@Nullable String level) {
        return rank(level) > rank(household.assessment().level());
    }

    /** The position in the level table, gravest first; no level at all comes last. */
    private int rank(@Nullable String level) {
        List<DecisionRow> rows = pack.levels();
        for (int i = 0; i < rows.size(); i++) {
            if (Objects.equals(rows.get(i).value(), level)) {
                return i;
            }
        }
        return rows.size();
    }
}

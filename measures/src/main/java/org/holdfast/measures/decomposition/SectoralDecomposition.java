package org.holdfast.measures.decomposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.holdfast.measures.Undefined;

/**
 * How much of a change of poverty comes from change within groups (sectors, regions), from people moving between groups, and
 * from both at once: {@code sum of n_k1 (P_k2 - P_k1)}, {@code sum of (n_k2 - n_k1) P_k1} and {@code sum of (n_k2 - n_k1) (P_k2 -
 * P_k1)}, with population shares {@code n} and Foster-Greer-Thorbecke indices {@code P} in the two periods.
 *
 * <p>A group that is there in one period alone is taken to have the same poverty in the other: all that it adds is a shift of
 * the population.
 *
 * <p>Ravallion and Huppi (1991), Measuring changes in poverty: a methodological case study of Indonesia during an adjustment
 * period, doi:10.1093/wber/5.1.57.
 *
 * @param change of the index from the first period to the second
 * @param intrasectoral change within groups at their first shares of the population
 * @param populationShift between groups at their first poverty
 * @param interaction of the two
 * @param byGroup the part of each group in the intrasectoral change
 * @since 0.1.0
 */
public record SectoralDecomposition(
        double change, double intrasectoral, double populationShift, double interaction, Map<String, Double> byGroup) {
    /** Takes a change apart; each period holds at least one group. */
    public static SectoralDecomposition between(
            Map<String, FgtDecomposition.Group> first, Map<String, FgtDecomposition.Group> second) throws Undefined {
        if (first.isEmpty() || second.isEmpty()) {
            throw new Undefined("Nobody has a known income and a positive weight in one of the periods");
        }
        double change = 0;
        double within = 0;
        double shift = 0;
        double interaction = 0;
        Map<String, Double> byGroup = new LinkedHashMap<>();
        TreeSet<String> groups = new TreeSet<>(first.keySet());
        groups.addAll(second.keySet());
        for (String group : groups) {
            FgtDecomposition.Group before = first.get(group);
            FgtDecomposition.Group after = second.get(group);
            double share = before == null ? 0 : before.share();
            double moved = (after == null ? 0 : after.share()) - share;
            double poverty = before != null
                    ? before.index()
                    : Objects.requireNonNull(after).index();
            double grown = (after == null ? poverty : after.index()) - poverty;
            byGroup.put(group, share * grown);
            within += share * grown;
            shift += moved * poverty;
            interaction += moved * grown;
            change += moved * poverty + (share + moved) * grown;
        }
        return new SectoralDecomposition(change, within, shift, interaction, byGroup);
    }
}

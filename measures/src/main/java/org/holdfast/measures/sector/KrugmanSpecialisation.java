package org.holdfast.measures.sector;

import org.holdfast.measures.Undefined;

/**
 * How far the structure of a region lies from that of others: {@code sum over sectors of |s - reference|}, from 0 for the same
 * structure to 2 for none in common; halved, from 0 to 1.
 *
 * <p>Undefined when the region or its reference has nothing.
 *
 * <p>Reference: Krugman 1991, Geography and Trade, MIT Press, ch. 3. What others are differs between programs, so it must be said.
 *
 * @since 0.1
 */
public final class KrugmanSpecialisation {
    private KrugmanSpecialisation() {}

    /** What a region is compared with. */
    public enum Reference {
        /** All regions together, the region itself included. */
        ALL_REGIONS,
        /** All other regions together, so that large ones count more. */
        OTHERS_TOGETHER,
        /** The mean of the other regions' shares, each region counting the same. */
        MEAN_OF_OTHERS
    }

    /** The index of a region, from 0 to 2. */
    public static double of(SectorTable table, int region, Reference reference) throws Undefined {
        double[] compared = switch (reference) {
            case ALL_REGIONS -> table.sharesOfAll();
            case OTHERS_TOGETHER -> table.sharesOfOthers(region);
            case MEAN_OF_OTHERS -> table.meanSharesOfOthers(region);
        };
        return StructureSimilarity.distance(table.shares(region), compared);
    }
}

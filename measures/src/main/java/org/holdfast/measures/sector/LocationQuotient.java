package org.holdfast.measures.sector;

import org.holdfast.measures.Undefined;

/**
 * The part of a sector in a region divided by its part in all regions together, the region included: above 1, the region is
 * specialised in it.
 *
 * <p>Undefined when the region has nothing, or a sector has nothing anywhere.
 *
 * <p>Reference: Isard 1960, Methods of Regional Analysis, ch. 7.
 *
 * @since 0.1
 */
public final class LocationQuotient {
    private LocationQuotient() {}

    /** The quotient of a sector in a region. */
    public static double of(SectorTable table, int region, int sector) throws Undefined {
        double everywhere = table.sharesOfAll()[sector];
        if (!(everywhere > 0)) {
            throw new Undefined("Sector " + (sector + 1) + " has nothing in any region: its quotient does not exist");
        }
        return table.shares(region)[sector] / everywhere;
    }

    /** The quotients of all sectors in a region. */
    public static double[] of(SectorTable table, int region) throws Undefined {
        double[] quotients = new double[table.sectors()];
        for (int sector = 0; sector < quotients.length; sector++) {
            quotients[sector] = of(table, region, sector);
        }
        return quotients;
    }
}

package org.holdfast.measures.sector;

import org.holdfast.measures.Undefined;

/**
 * The part of a sector that would have to move for it to lie over regions as everything does: half the sum over regions of
 * {@code |part of the sector in the region - part of everything in the region|}.
 *
 * <p>Undefined when the sector or the table has nothing.
 *
 * <p>Reference: Hoover 1936, doi:10.2307/1927875.
 *
 * @since 0.1
 */
public final class HooverLocalisation {
    private HooverLocalisation() {}

    /** The index of a sector, from 0 to less than 1. */
    public static double of(SectorTable table, int sector) throws Undefined {
        double ofSector = table.ofSector(sector);
        double ofAll = table.ofAll();
        if (!(ofSector > 0)) {
            throw new Undefined("Sector " + (sector + 1) + " has nothing in any region: it lies nowhere");
        }
        double sum = 0;
        for (int region = 0; region < table.regions(); region++) {
            sum += Math.abs(table.amount(region, sector) / ofSector - table.ofRegion(region) / ofAll);
        }
        return sum / 2;
    }
}

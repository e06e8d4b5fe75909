package org.holdfast.measures.sector;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * How much of something, jobs or output, each region has in each sector. Amounts are finite and not negative.
 *
 * @since 0.1
 */
public final class SectorTable {
    private final double[][] amounts;

    /**
     * A table by region and then sector.
     *
     * @throws Undefined when it is empty, or an amount is negative or not finite
     */
    public SectorTable(double[][] amounts) throws Undefined {
        if (amounts.length == 0 || amounts[0].length == 0) {
            throw new Undefined("There is no region or no sector");
        }
        for (double[] region : amounts) {
            for (double amount : region) {
                if (!(amount >= 0) || Double.isInfinite(amount)) {
                    throw new Undefined("Amounts of sectors must be finite and not negative; one is " + amount);
                }
            }
        }
        this.amounts = amounts;
    }

    public int regions() {
        return amounts.length;
    }

    public int sectors() {
        return amounts[0].length;
    }

    double amount(int region, int sector) {
        return amounts[region][sector];
    }

    /** All of a region. */
    double ofRegion(int region) {
        return Arrays.stream(amounts[region]).sum();
    }

    /** All of a sector. */
    double ofSector(int sector) {
        return Arrays.stream(amounts).mapToDouble(region -> region[sector]).sum();
    }

    /** All of everything. */
    double ofAll() {
        return Arrays.stream(amounts).flatMapToDouble(Arrays::stream).sum();
    }

    /**
     * The part of each sector in a region; they sum to 1.
     *
     * @throws Undefined when the region has nothing
     */
    public double[] shares(int region) throws Undefined {
        return shares(amounts[region]);
    }

    /** The part of each sector in all regions together. */
    public double[] sharesOfAll() throws Undefined {
        double[] sums = new double[sectors()];
        Arrays.setAll(sums, this::ofSector);
        return shares(sums);
    }

    /** The part of each sector in all regions but one together. */
    public double[] sharesOfOthers(int region) throws Undefined {
        double[] sums = new double[sectors()];
        for (int other = 0; other < regions(); other++) {
            for (int sector = 0; sector < sums.length && other != region; sector++) {
                sums[sector] += amounts[other][sector];
            }
        }
        return shares(sums);
    }

    /** The mean over all regions but one, each counting the same, of the part of each sector. */
    public double[] meanSharesOfOthers(int region) throws Undefined {
        if (regions() < 2) {
            throw new Undefined("There is no other region");
        }
        double[] mean = new double[sectors()];
        for (int other = 0; other < regions(); other++) {
            if (other != region) {
                double[] shares = shares(other);
                for (int sector = 0; sector < mean.length; sector++) {
                    mean[sector] += shares[sector] / (regions() - 1);
                }
            }
        }
        return mean;
    }

    private static double[] shares(double[] amounts) throws Undefined {
        double sum = Arrays.stream(amounts).sum();
        if (!(sum > 0)) {
            throw new Undefined(
                    "A region, or all other regions together, has nothing in any sector: shares do not exist");
        }
        return Arrays.stream(amounts).map(amount -> amount / sum).toArray();
    }
}

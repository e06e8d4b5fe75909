package org.holdfast.measures.survey;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a sample: the units that the rows belong to, the strata those were drawn in, and the share of each stratum that
 * was drawn. The strata of a later stage lie within the units of the one before.
 */
final class SamplingStage {
    final int[] unit;
    final int[] stratumOfUnit;
    final int[] unitsOfStratum;
    final double[] fraction;
    private final int[] parent;
    private final int parents;
    private final double[] reach;
    private final int[] firstRow;
    private final boolean lonely;

    /**
     * A stage within the units of another.
     *
     * @param above the stage before, or null for the first
     * @param strata one a row, numbered from 0
     * @param units one a row, numbered from 0, nested in strata
     * @param population of the row's stratum: units when above 1, else the share drawn; infinite or null when unknown
     */
    SamplingStage(@Nullable SamplingStage above, int[] strata, int[] units, double @Nullable [] population) {
        int rows = strata.length;
        PairCodes stratumCodes = new PairCodes();
        PairCodes unitCodes = new PairCodes();
        int[] stratum = new int[rows];
        this.unit = new int[rows];
        int[] owners = new int[rows];
        int[] first = new int[rows];
        for (int row = 0; row < rows; row++) {
            int known = stratumCodes.size();
            stratum[row] = stratumCodes.code(above == null ? 0 : above.unit[row], strata[row]);
            if (stratum[row] == known) {
                first[known] = row;
            }
            unit[row] = unitCodes.code(stratum[row], units[row]);
            owners[unit[row]] = stratum[row];
        }
        int count = stratumCodes.size();
        this.stratumOfUnit = Arrays.copyOf(owners, unitCodes.size());
        this.firstRow = Arrays.copyOf(first, count);
        this.unitsOfStratum = new int[count];
        for (int owner : stratumOfUnit) {
            unitsOfStratum[owner]++;
        }
        this.parents = above == null ? 1 : above.stratumOfUnit.length;
        this.parent = new int[count];
        this.fraction = new double[count];
        this.reach = new double[count];
        boolean single = false;
        for (int h = 0; h < count; h++) {
            fraction[h] = population == null ? 0 : fraction(population[firstRow[h]], unitsOfStratum[h]);
            parent[h] = above == null ? 0 : above.unit[firstRow[h]];
            reach[h] = above == null ? 1 : above.reachOfUnit(parent[h]);
            single |= unitsOfStratum[h] == 1;
        }
        this.lonely = single;
    }

    private static double fraction(double population, int units) {
        double fraction = population <= 1 ? (population == units ? 1 : population) : units / population;
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "A stratum of " + population + " units cannot give a sample of " + units + " units");
        }
        return fraction;
    }

    /** The share of the units at all stages down to this one, which later stages' variances are multiplied by. */
    private double reachOfUnit(int code) {
        int owner = stratumOfUnit[code];
        return reach[owner] * fraction[owner];
    }

    /** Whether any stratum adds to a variance. */
    boolean counts() {
        return Arrays.stream(reach).anyMatch(share -> share > 0);
    }

    /** Whether a stratum has one sampled unit. */
    boolean hasSingleUnits() {
        return lonely;
    }

    /**
     * Adds the stage's covariance of totals.
     *
     * @param totals for each variable the total of each unit; overwritten
     * @param domain the rows looked at, or null for all: a stratum with none of them is left out
     */
    void addTo(
            double[][] covariance, double[][] totals, boolean @Nullable [] domain, LonelyUnit rule, StratumNames names)
            throws Undefined {
        boolean[] present = lonely && domain != null ? present(domain) : null;
        double[] scale = scales(present, rule, names);
        for (double[] total : totals) {
            centre(total, present, rule);
            for (int i = 0; i < total.length; i++) {
                total[i] *= scale[stratumOfUnit[i]];
            }
        }
        for (int p = 0; p < totals.length; p++) {
            for (int q = 0; q <= p; q++) {
                double product = 0;
                for (int i = 0; i < totals[p].length; i++) {
                    product += totals[p][i] * totals[q][i];
                }
                covariance[p][q] += product;
                if (p != q) {
                    covariance[q][p] += product;
                }
            }
        }
    }

    private boolean[] present(boolean[] domain) {
        boolean[] present = new boolean[fraction.length];
        for (int row = 0; row < domain.length; row++) {
            present[stratumOfUnit[unit[row]]] |= domain[row];
        }
        return present;
    }

    /** The square root of what each stratum's squares are multiplied by. */
    private double[] scales(boolean @Nullable [] present, LonelyUnit rule, StratumNames names) throws Undefined {
        int[] all = new int[parents];
        int[] alone = new int[parents];
        double[] scale = new double[fraction.length];
        for (int h = 0; h < scale.length; h++) {
            int units = unitsOfStratum[h];
            if (present != null && !present[h]) {
                continue;
            }
            all[parent[h]]++;
            double free = reach[h] * (1 - fraction[h]);
            if (units > 1) {
                scale[h] = free * units / (units - 1.0);
            } else if (free >= 1e-7) {
                if (rule == LonelyUnit.FAIL) {
                    throw new Undefined("Stratum " + names.of(firstRow[h])
                            + " has one sampled unit: choose a rule for single units (remove, adjust or average)");
                }
                scale[h] = rule == LonelyUnit.ADJUST ? free : 0;
                alone[parent[h]]++;
            }
        }
        for (int h = 0; h < scale.length; h++) {
            if (rule == LonelyUnit.AVERAGE && alone[parent[h]] > 0) {
                scale[h] *= averaged(all[parent[h]], alone[parent[h]]);
            }
            scale[h] = Math.sqrt(scale[h]);
        }
        return scale;
    }

    private static double averaged(int all, int alone) throws Undefined {
        if (all == alone) {
            throw new Undefined(
                    "Every stratum has one sampled unit: there are no others whose variance could stand for theirs");
        }
        return all / (double) (all - alone);
    }

    private void centre(double[] total, boolean @Nullable [] present, LonelyUnit rule) {
        double[] mean = new double[fraction.length];
        double[] grand = new double[parents];
        int[] units = new int[parents];
        for (int i = 0; i < total.length; i++) {
            int owner = stratumOfUnit[i];
            mean[owner] += total[i] / unitsOfStratum[owner];
            grand[parent[owner]] += total[i];
            units[parent[owner]] += present == null || present[owner] ? 1 : 0;
        }
        for (int i = 0; i < total.length; i++) {
            int owner = stratumOfUnit[i];
            boolean others = rule == LonelyUnit.ADJUST && unitsOfStratum[owner] == 1;
            total[i] -= others ? grand[parent[owner]] / units[parent[owner]] : mean[owner];
        }
    }

    /** How a stratum is called, for messages. */
    interface StratumNames {
        String of(int row);
    }
}

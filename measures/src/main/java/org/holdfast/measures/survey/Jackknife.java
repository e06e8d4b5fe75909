package org.holdfast.measures.survey;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;

/**
 * Replicates that each leave out one first-stage unit: its factor is 0, that of the other units of its stratum
 * {@code n_h / (n_h - 1)}, and 1 elsewhere.
 *
 * <p>Without strata (JK1) the squares are multiplied by {@code (1 - f)(n - 1) / n}, with strata (JKn) those of stratum h by
 * {@code (1 - f_h)(n_h - 1) / n_h}. A stratum taken whole has no replicates. A stratum with one unit follows the
 * {@link LonelyUnit} rule as in R's survey: {@code ADJUST} leaves the unit out and gives those of other strata
 * {@code H / (H - 1)}, {@code AVERAGE} multiplies all squares by units over replicates.
 *
 * <p>Rust 1985, Journal of Official Statistics 1(4), 381-397.
 *
 * @since 0.1.0
 */
public final class Jackknife {
    private Jackknife() {}

    /** The replicates of a design, stratum by stratum. */
    public static ReplicateWeights of(SurveyDesign design, LonelyUnit lonely) throws Undefined {
        int[] owner = design.stratumOfUnit();
        int[] sizes = design.unitsOfStratum();
        double[] fractions = design.fractions();
        int strata = sizes.length;
        int[] left = new int[owner.length];
        double[] rscales = new double[owner.length];
        int made = 0;
        int[] byStratum = IntStream.range(0, owner.length)
                .boxed()
                .sorted(Comparator.comparingInt(unit -> owner[unit]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int unit : byStratum) {
            int h = owner[unit];
            boolean alone = sizes[h] == 1;
            if (fractions[h] == 1 || alone && (lonely == LonelyUnit.REMOVE || lonely == LonelyUnit.AVERAGE)) {
                continue;
            }
            if (alone && (lonely == LonelyUnit.FAIL || strata == 1)) {
                throw new Undefined(
                        "A stratum has one sampled unit: choose a rule for single units (remove, adjust or average)");
            }
            left[made] = unit;
            rscales[made++] = alone ? (strata - 1.0) / strata : (1 - fractions[h]) * (sizes[h] - 1.0) / sizes[h];
        }
        if (made == 0) {
            throw new Undefined("No replicates: every stratum was taken whole or has one sampled unit");
        }
        double scale = lonely == LonelyUnit.AVERAGE ? owner.length / (double) made : 1;
        return new ReplicateWeights(
                design,
                design.units(),
                (replicate, into) -> leaveOut(left[replicate], owner, sizes, into),
                owner.length,
                scale,
                Arrays.copyOf(rscales, made),
                design.degreesOfFreedom());
    }

    private static void leaveOut(int left, int[] owner, int[] sizes, double[] factors) {
        int h = owner[left];
        boolean alone = sizes[h] == 1;
        double others = alone ? sizes.length / (sizes.length - 1.0) : sizes[h] / (sizes[h] - 1.0);
        for (int unit = 0; unit < factors.length; unit++) {
            factors[unit] = alone || owner[unit] == h ? others : 1;
        }
        factors[left] = 0;
    }
}

package org.holdfast.measures.survey;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;

/**
 * Replicates that draw first-stage units anew within each stratum, from a seed. Squares are multiplied by
 * {@code 1 / (R - 1)}, and for {@link #CANTY_DAVISON} by {@code m / ((m - 1)(R - 1))} with m the harmonic mean of the strata's
 * numbers of units.
 *
 * @since 0.1.0
 */
public enum Bootstrap {
    /**
     * {@code n_h - 1} of the {@code n_h} units with replacement, the counts times {@code n_h / (n_h - 1)}; shares drawn do not
     * count. (Rao and Wu 1988, doi:10.1080/01621459.1988.10478591; Rao, Wu and Yue 1992, Survey Methodology 18, 209-217.)
     */
    RAO_WU {
        @Override
        void draw(int[] units, double fraction, SplittableRandom random, double[] factors) {
            int size = units.length;
            for (int draw = 0; draw < size - 1; draw++) {
                factors[units[random.nextInt(size)]] += size / (size - 1.0);
            }
        }

        @Override
        double scale(int[] sizes, int replicates) {
            return 1.0 / (replicates - 1);
        }
    },
    /**
     * {@code n_h} units without replacement from a population of copies of the units as large as the stratum, or with
     * replacement when its size is unknown. (Canty and Davison 1999, doi:10.1111/1467-9884.00196.)
     */
    CANTY_DAVISON {
        @Override
        void draw(int[] units, double fraction, SplittableRandom random, double[] factors) {
            int size = units.length;
            long population = fraction > 0 ? Math.round(size / fraction) : 0;
            long[] left = new long[size];
            for (int i = 0; i < size; i++) {
                left[i] = population / size + (i < population % size ? 1 : 0);
            }
            for (int draw = 0; draw < size; draw++) {
                int drawn = population == 0 ? random.nextInt(size) : drawn(left, population - draw, random);
                factors[units[drawn]]++;
            }
        }

        @Override
        double scale(int[] sizes, int replicates) {
            double harmonic = sizes.length
                    / Arrays.stream(sizes).mapToDouble(size -> 1.0 / size).sum();
            return harmonic / ((harmonic - 1) * (replicates - 1));
        }
    };

    private static int drawn(long[] left, long copies, SplittableRandom random) {
        long at = random.nextLong(copies);
        int unit = 0;
        while (at >= left[unit]) {
            at -= left[unit];
            unit++;
        }
        left[unit]--;
        return unit;
    }

    abstract void draw(int[] units, double fraction, SplittableRandom random, double[] factors);

    abstract double scale(int[] sizes, int replicates);

    /** What squares are multiplied by, for that many replicates of a design. */
    public double scale(SurveyDesign design, int replicates) {
        return scale(design.unitsOfStratum(), replicates);
    }

    /**
     * The replicates of a design; the same for the same seed.
     *
     * @param replicates how many, at least two
     * @throws Undefined when a stratum that was not taken whole has one unit
     */
    public ReplicateWeights of(SurveyDesign design, int replicates, long seed) throws Undefined {
        int[] owner = design.stratumOfUnit();
        int[] sizes = design.unitsOfStratum();
        int[][] members = new int[sizes.length][];
        int[] placed = new int[sizes.length];
        for (int h = 0; h < sizes.length; h++) {
            members[h] = new int[sizes[h]];
            if (sizes[h] == 1 && design.fractions()[h] != 1) {
                throw new Undefined(
                        "A stratum has one sampled unit: a bootstrap cannot draw from it; join it with another");
            }
        }
        for (int unit = 0; unit < owner.length; unit++) {
            members[owner[unit]][placed[owner[unit]]++] = unit;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[][] factors = new double[replicates][owner.length];
        double[] rscales = new double[replicates];
        Arrays.fill(rscales, 1);
        for (double[] factor : factors) {
            for (int h = 0; h < sizes.length; h++) {
                if (sizes[h] == 1) {
                    factor[members[h][0]] = 1;
                } else {
                    draw(members[h], design.fractions()[h], random, factor);
                }
            }
        }
        return ReplicateWeights.of(design, design.units(), factors, scale(sizes, replicates), rscales);
    }
}

package org.holdfast.measures.income;

import java.util.Random;
import org.holdfast.measures.Undefined;

/** Seeded samples with ties, and on demand zero incomes, negative incomes and zero weights. */
public final class RandomIncomes {
    private RandomIncomes() {}

    /** Positive incomes rounded to whole tens, so that many are equal, with unequal weights. */
    public static SortedIncomes positive(long seed, int size) {
        double[][] drawn = draw(seed, size);
        return sorted(drawn[0], drawn[1]);
    }

    /** Incomes of which some are zero or negative, and weights of which some are zero. */
    public static SortedIncomes awkward(long seed, int size) {
        double[][] drawn = draw(seed, size);
        Random random = new Random(seed + 1);
        for (int i = 0; i < size; i++) {
            int kind = random.nextInt(12);
            drawn[0][i] = kind == 0 ? 0 : kind == 1 ? -drawn[0][i] / 10 : drawn[0][i];
            drawn[1][i] = kind == 2 ? 0 : drawn[1][i];
        }
        return sorted(drawn[0], drawn[1]);
    }

    /** Incomes and weights in the order drawn. */
    public static double[][] draw(long seed, int size) {
        Random random = new Random(seed);
        double[][] drawn = new double[2][size];
        for (int i = 0; i < size; i++) {
            drawn[0][i] = 10 * Math.ceil(Math.exp(6 + random.nextGaussian()) / 10);
            drawn[1][i] = 0.5 + 3 * random.nextDouble();
        }
        return drawn;
    }

    public static SortedIncomes sorted(double[] incomes, double... weights) {
        try {
            return weights.length == 0 ? SortedIncomes.of(incomes) : SortedIncomes.of(incomes, weights);
        } catch (Undefined e) {
            throw new AssertionError(e);
        }
    }

    public static double[] of(double... numbers) {
        return numbers;
    }
}

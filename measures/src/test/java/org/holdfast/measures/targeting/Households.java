package org.holdfast.measures.targeting;

import java.util.SplittableRandom;

/** Made-up households with ties, zero weights and a score that knows a little of who is poor. */
record Households(
        double[] incomes,
        boolean[] poor,
        double[] scores,
        double[] probabilities,
        double[] transfers,
        double[] weights) {
    static Households drawn(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        Households drawn = new Households(
                new double[rows],
                new boolean[rows],
                new double[rows],
                new double[rows],
                new double[rows],
                new double[rows]);
        for (int row = 0; row < rows; row++) {
            drawn.incomes[row] = random.nextInt(-2, 40) * 10;
            drawn.poor[row] = drawn.incomes[row] < 150;
            drawn.scores[row] = (drawn.poor[row] ? 2 : 0) + random.nextInt(6);
            drawn.probabilities[row] = 0.05 + 0.1 * drawn.scores[row] + 0.1 * random.nextDouble();
            drawn.transfers[row] = random.nextInt(3) == 0 ? 20 * random.nextInt(1, 5) : 0;
            drawn.weights[row] = random.nextInt(8) == 0 ? 0 : random.nextInt(1, 9) / 2.0;
        }
        return drawn;
    }

    int rows() {
        return weights.length;
    }

    /** The same rows in the opposite order. */
    Households reversed() {
        Households other = new Households(
                new double[rows()],
                new boolean[rows()],
                new double[rows()],
                new double[rows()],
                new double[rows()],
                new double[rows()]);
        for (int row = 0; row < rows(); row++) {
            int from = rows() - 1 - row;
            other.incomes[row] = incomes[from];
            other.poor[row] = poor[from];
            other.scores[row] = scores[from];
            other.probabilities[row] = probabilities[from];
            other.transfers[row] = transfers[from];
            other.weights[row] = weights[from];
        }
        return other;
    }
}

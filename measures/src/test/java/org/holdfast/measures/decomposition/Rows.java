package org.holdfast.measures.decomposition;

import java.util.Random;

/** Made-up rows: incomes with many ties, a few zero weights, three groups. The same seed gives the same rows. */
final class Rows {
    final double[] incomes;
    final double[] weights;
    final String[] groups;

    Rows(long seed, int rows) {
        Random random = new Random(seed);
        incomes = new double[rows];
        weights = new double[rows];
        groups = new String[rows];
        for (int row = 0; row < rows; row++) {
            incomes[row] = Math.rint(Math.exp(random.nextGaussian()) * 20) / 2 + 0.5;
            weights[row] = random.nextInt(8) == 0 ? 0 : 0.25 + random.nextDouble();
            groups[row] = "abc".substring(random.nextInt(3)).substring(0, 1);
        }
    }

    /** The same rows in another order. */
    static double[] reversed(double[] numbers) {
        double[] turned = new double[numbers.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = numbers[numbers.length - 1 - i];
        }
        return turned;
    }
}

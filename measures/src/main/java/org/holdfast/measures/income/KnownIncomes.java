package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;

/**
 * What is said of the incomes that are known.
 *
 * @param least infinite when none is known
 */
record KnownIncomes(int count, double least, double greatest) {
    /**
     * Looks through incomes and weights.
     *
     * @throws Undefined when an income is infinite
     * @throws IllegalArgumentException when a weight is negative or not finite
     */
    static KnownIncomes of(double[] incomes, double[] weights, Workers workers) throws Undefined {
        KnownIncomes[] parts = new KnownIncomes[workers.number()];
        workers.stretches(incomes.length, stretch -> parts[stretch.part()] = of(incomes, weights, stretch));
        KnownIncomes all = parts[0];
        for (int part = 1; part < parts.length; part++) {
            all = all.with(parts[part]);
        }
        if (all.count > 0 && (Double.isInfinite(all.least) || Double.isInfinite(all.greatest))) {
            throw new Undefined("The income of row " + (firstInfinite(incomes) + 1)
                    + " is infinite: give a number or leave it unknown");
        }
        return all;
    }

    private static KnownIncomes of(double[] incomes, double[] weights, Workers.Stretch stretch) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int row = stretch.start(); row < stretch.end(); row++) {
            double weight = weights[row];
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Weights must be finite and not negative, found " + weight);
            }
            double income = incomes[row];
            if (!Double.isNaN(income)) {
                least = income < least ? income : least;
                greatest = income > greatest ? income : greatest;
                count++;
            }
        }
        return new KnownIncomes(count, least, greatest);
    }

    private KnownIncomes with(KnownIncomes other) {
        return new KnownIncomes(count + other.count, Math.min(least, other.least), Math.max(greatest, other.greatest));
    }

    private static int firstInfinite(double[] incomes) {
        int row = 0;
        while (!Double.isInfinite(incomes[row])) {
            row++;
        }
        return row;
    }
}

package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;

/**
 * The weighted mean {@code sum of w x / sum of w}, in the unit of the incomes. Its influence is {@code (x - mean) / N}, with
 * {@code N} the sum of weights. One person gives that income; without a positive weight there is no mean.
 */
public final class Mean implements AdditiveMeasure {
    @Override
    public int sums() {
        return 2;
    }

    @Override
    public void add(double income, double weight, double[] sums) {
        sums[0] += weight;
        sums[1] += weight * income;
    }

    @Override
    public double of(double[] sums) throws Undefined {
        return AdditiveMeasure.perPerson(sums[1], sums[0]);
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return incomes.mean();
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double mean = incomes.mean();
        double people = incomes.totalWeight();
        double[] values = incomes.values();
        for (int i = 0; i < values.length; i++) {
            influences[i] = (values[i] - mean) / people;
        }
        return mean;
    }
}

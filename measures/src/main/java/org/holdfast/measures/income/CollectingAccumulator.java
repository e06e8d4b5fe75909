package org.holdfast.measures.income;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/** Keeps every income and weight, for measures that need the order of incomes. */
final class CollectingAccumulator implements Accumulator {
    private final IncomeMeasure measure;
    private double[] incomes = new double[16];
    private double[] weights = new double[16];
    private int size;

    CollectingAccumulator(IncomeMeasure measure) {
        this.measure = measure;
    }

    @Override
    public void accept(double income, double weight) {
        reserve(size + 1);
        incomes[size] = income;
        weights[size++] = weight;
    }

    @Override
    public Accumulator combine(Accumulator other) {
        CollectingAccumulator more = (CollectingAccumulator) other;
        reserve(Math.addExact(size, more.size));
        System.arraycopy(more.incomes, 0, incomes, size, more.size);
        System.arraycopy(more.weights, 0, weights, size, more.size);
        size += more.size;
        return this;
    }

    @Override
    public double value() throws Undefined {
        return measure.value(SortedIncomes.of(Arrays.copyOf(incomes, size), Arrays.copyOf(weights, size)));
    }

    private void reserve(int wanted) {
        if (wanted > incomes.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, incomes.length * 2L));
            incomes = Arrays.copyOf(incomes, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
    }
}

package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;

/** Keeps the sums of an additive measure. */
final class SummingAccumulator implements Accumulator {
    private final AdditiveMeasure measure;
    private final double[] sums;
    private boolean infinite;

    SummingAccumulator(AdditiveMeasure measure) {
        this.measure = measure;
        this.sums = new double[measure.sums()];
    }

    @Override
    public void accept(double income, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Weights must be finite and not negative, found " + weight);
        }
        infinite |= Double.isInfinite(income);
        if (weight > 0 && !Double.isNaN(income)) {
            measure.add(income, weight, sums);
        }
    }

    @Override
    public Accumulator combine(Accumulator other) {
        SummingAccumulator more = (SummingAccumulator) other;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more.sums[i];
        }
        infinite |= more.infinite;
        return this;
    }

    @Override
    public double value() throws Undefined {
        if (infinite) {
            throw new Undefined("An income is infinite: give a number or leave it unknown");
        }
        return measure.of(sums);
    }
}

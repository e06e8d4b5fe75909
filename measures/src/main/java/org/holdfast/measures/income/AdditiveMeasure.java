package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;

/**
 * A measure that is made of a few sums over persons: incomes need neither be kept nor sorted, and parts of a population
 * combine by adding their sums.
 */
public interface AdditiveMeasure extends IncomeMeasure {
    /** How many sums there are. */
    int sums();

    /** Adds a person of a positive weight. */
    void add(double income, double weight, double[] sums);

    /**
     * The measure that the sums come to.
     *
     * @throws Undefined when it has no value
     */
    double of(double[] sums) throws Undefined;

    /**
     * A sum over persons divided by the sum of their weights.
     *
     * @throws Undefined when nobody has a weight
     */
    static double perPerson(double sum, double people) throws Undefined {
        if (people > 0) {
            return sum / people;
        }
        throw nobody();
    }

    /** Says that there is nobody to measure. */
    static Undefined nobody() {
        return new Undefined("Nobody has a known income and a positive weight");
    }

    @Override
    default Accumulator accumulator() {
        return new SummingAccumulator(this);
    }
}

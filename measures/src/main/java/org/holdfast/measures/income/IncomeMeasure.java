package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;

/**
 * A number about one weighted distribution of incomes, and how each person moves it.
 *
 * <p>Linearisation: the influence of a person is the derivative of the measure with respect to that person's weight. The
 * variance of the measure is that of the total of weight times influence (Deville 1999, Survey Methodology 25, 193-203).
 */
public interface IncomeMeasure {
    /**
     * The measure.
     *
     * @throws Undefined when it has no value for these incomes
     */
    double value(SortedIncomes incomes) throws Undefined;

    /**
     * The measure and the influence of each person on it.
     *
     * @param influences receives one number for each of the incomes, in their order
     * @return the value
     * @throws Undefined when the measure has no value or no influences for these incomes
     */
    double linearise(SortedIncomes incomes, double[] influences) throws Undefined;

    /** The influence of each person, in the order of the incomes. */
    default double[] influences(SortedIncomes incomes) throws Undefined {
        double[] influences = new double[incomes.size()];
        linearise(incomes, influences);
        return influences;
    }

    /** Takes persons one at a time, in any order. This one keeps them all; measures that are made of sums keep the sums. */
    default Accumulator accumulator() {
        return new CollectingAccumulator(this);
    }
}

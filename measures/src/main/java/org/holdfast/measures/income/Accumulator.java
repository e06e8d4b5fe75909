package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;

/** A measure of incomes that come one at a time, or in parts that are measured apart and then combined. */
public interface Accumulator {
    /**
     * Takes a person.
     *
     * @param income NaN when unknown: the person is left out
     * @param weight finite and not negative
     */
    void accept(double income, double weight);

    /** Takes a person with the weight 1. */
    default void accept(double income) {
        accept(income, 1);
    }

    /** Takes all that another accumulator of the same measure took. */
    Accumulator combine(Accumulator other);

    /**
     * The measure of all taken so far.
     *
     * @throws Undefined when it has no value
     */
    double value() throws Undefined;
}

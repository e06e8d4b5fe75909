package org.holdfast.measures.poverty;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.SortedIncomes;

/** A measure of incomes against a line. Over a line that is itself estimated, the slope carries the line's error over. */
public interface PovertyMeasure extends IncomeMeasure {
    /**
     * How the measure changes with the line, per unit of it; what jumps at the line is weighed by the density of incomes
     * there.
     *
     * @throws Undefined when the measure or the density has no value
     */
    double slope(SortedIncomes incomes) throws Undefined;
}

package org.holdfast.measures.poverty;

import org.holdfast.measures.income.SortedIncomes;

/** Whether a person exactly on the line is poor. Only head counts, and what is averaged over the poor, depend on it. */
public enum PoorIf {
    /** Poor when the income is below the line: R's laeken and ineq, and the default here. */
    BELOW,
    /** Poor when the income does not exceed the line: R's convey and vardpoor. */
    AT_OR_BELOW;

    public boolean poor(double income, double line) {
        return this == BELOW ? income < line : income <= line;
    }

    /** How many of the incomes are poor; they are the first. */
    public int poor(SortedIncomes incomes, double line) {
        return this == BELOW ? incomes.below(line) : incomes.upTo(line);
    }
}

package org.holdfast.register;

import java.util.Locale;

/** Why a row of a register is rejected. */
public enum Reason {
    /** The cell is not a number, date, month or truth value, whichever it should be. */
    TYPE,
    /** The number lies outside what the column allows. */
    RANGE,
    /** The value is not one of the column's closed list; or the item does not belong to its flow. */
    ENUM,
    /** The cell is empty and must not be. */
    REQUIRED,
    /** An accepted row has the same key. */
    DUPLICATE,
    /** The row names a place, household or person that is not there or was rejected. */
    DANGLING,
    /** The place lies within itself. */
    CYCLE,
    /** The amount is below zero. */
    NEGATIVE,
    /** The amount has more decimals than the currency. */
    PRECISION,
    /** The cell is longer than a cell, or an identifier, may be. */
    LENGTH,
    /** The row does not have the header's number of cells, or its quotes are broken. */
    COLUMNS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

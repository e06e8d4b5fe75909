package org.holdfast.column;

/**
 * What the cells of a column are.
 *
 * <p>{@code MONEY} is an exact count of minor units (fen, cents); {@code DATE} counts days since
 * 1970-01-01; {@code MONTH} is {@link Months a month number}. Identifiers and enumerations are
 * {@code STRING}.
 */
public enum Kind {
    STRING,
    BOOL,
    INT,
    DECIMAL,
    MONEY,
    DATE,
    MONTH
}

package org.holdfast.measures;

/**
 * A measure has no value for these data: the logarithm of a zero income, a share of nothing, a variance within a stratum
 * of one unit. The message says which rule was met and what to do about it.
 */
public final class Undefined extends Exception {
    private static final long serialVersionUID = 1L;

    public Undefined(String message) {
        super(message);
    }
}

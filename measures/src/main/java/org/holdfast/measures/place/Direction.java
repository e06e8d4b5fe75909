package org.holdfast.measures.place;

/** Whether a place is better off with more or with less of an indicator. */
public enum Direction {
    MORE_IS_BETTER(1),
    LESS_IS_BETTER(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** 1 or -1. */
    public int sign() {
        return sign;
    }
}

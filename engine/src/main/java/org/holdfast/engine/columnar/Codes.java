package org.holdfast.engine.columnar;

/** The codes of a dictionary column in the batch at hand; an unknown cell has the code after the last. */
final class Codes {
    /** Whether the codes are in {@link #bytes}; else in {@link #ints}. */
    boolean small;

    byte[] bytes = {};
    int[] ints = {};
    /** The batch they were read for. */
    int generation = -1;
}

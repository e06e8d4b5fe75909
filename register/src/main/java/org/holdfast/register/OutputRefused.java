package org.holdfast.register;

/** A place where an output may not or cannot be written: one line that says why and what to do. */
public final class OutputRefused extends Exception {
    private static final long serialVersionUID = 1;

    OutputRefused(String message) {
        super(message);
    }
}

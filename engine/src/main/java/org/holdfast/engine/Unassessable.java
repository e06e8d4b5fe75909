package org.holdfast.engine;

/** Says why a register cannot be assessed with a pack on a date: what is missing, where, and what to do. */
public final class Unassessable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unassessable(String message) {
        super(message);
    }
}

package org.holdfast.plans;

/** A case that cannot be measured: the message names what is missing or wrong. The other cases of its plan go on. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }

    public Refused(String message, Exception cause) {
        super(message, cause);
    }
}

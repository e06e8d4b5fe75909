package org.holdfast.server.registry;

/** A change that is not accepted; its message says why, in one line. Nothing of it was written. */
public final class RefusedChange extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RefusedChange(String why) {
        super(why);
    }
}

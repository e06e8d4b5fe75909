package org.holdfast.policy.checked;

import org.holdfast.policy.source.Fault;
import org.jspecify.annotations.Nullable;

/** Ends the translation of one expression; {@link CelFrontEnd} turns it into an issue. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;
    private final long node;
    private final transient @Nullable String fix;

    Refused(Fault fault, long node, String message, @Nullable String fix) {
        super(message, null, false, false);
        this.fault = fault;
        this.node = node;
        this.fix = fix;
    }

    Fault fault() {
        return fault;
    }

    /** The node of the CEL tree it is about. */
    long node() {
        return node;
    }

    @Nullable
    String fix() {
        return fix;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}

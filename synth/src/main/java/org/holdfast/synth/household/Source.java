package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** How a figure of the ledger is known. */
enum Source {
    DECLARED,
    INSPECTED,
    DEPARTMENT,
    ESTIMATED;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

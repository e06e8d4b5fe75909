package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** How the register has a household. */
enum Status {
    GENERAL,
    REGISTERED,
    LIFTED,
    MONITORED;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

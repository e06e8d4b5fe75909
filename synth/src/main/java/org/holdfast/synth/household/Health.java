package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** A person's state of health. */
enum Health {
    HEALTHY,
    CHRONIC,
    SERIOUS;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

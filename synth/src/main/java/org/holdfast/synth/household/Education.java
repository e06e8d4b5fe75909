package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** The schooling a person has completed. */
enum Education {
    NONE,
    PRIMARY,
    JUNIOR,
    SENIOR,
    VOCATIONAL,
    TERTIARY;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

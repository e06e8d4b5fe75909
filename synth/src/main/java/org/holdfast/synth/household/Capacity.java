package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** What work a person is able to do. */
enum Capacity {
    FULL,
    PARTIAL,
    NONE;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

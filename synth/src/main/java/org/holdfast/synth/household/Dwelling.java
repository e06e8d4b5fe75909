package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** How safe a dwelling is, from A to D. */
enum Dwelling {
    A,
    B,
    C,
    D;

    private final byte[] word = Utf8.bytes(name());

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

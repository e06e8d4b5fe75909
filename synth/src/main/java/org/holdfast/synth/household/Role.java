package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** How a person belongs to the head of the household. */
enum Role {
    HEAD,
    SPOUSE,
    CHILD,
    CHILD_IN_LAW,
    SIBLING,
    PARENT,
    GRANDCHILD;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

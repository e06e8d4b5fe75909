package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** What work a person does. */
enum Employment {
    NONE,
    FARM,
    MIGRANT,
    LOCAL_WAGE,
    PUBLIC_POST,
    SELF_EMPLOYED;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }

    /** Whether it pays wages. */
    boolean isWage() {
        return this == MIGRANT || this == LOCAL_WAGE || this == PUBLIC_POST;
    }

    /** Whether it is the household's own business, on the farm or off it. */
    boolean isBusiness() {
        return this == FARM || this == SELF_EMPLOYED;
    }
}

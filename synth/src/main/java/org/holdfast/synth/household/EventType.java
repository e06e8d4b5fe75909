package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** What the register calls what happened; NONE for what it has no word for. */
enum EventType {
    NONE,
    ILLNESS,
    ACCIDENT,
    NATURAL_DISASTER,
    FIRE,
    JOB_LOSS,
    BUSINESS_FAILURE,
    PRICE_SLUMP,
    SCHOOL_DROPOUT,
    DEATH,
    BIRTH,
    OTHER;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

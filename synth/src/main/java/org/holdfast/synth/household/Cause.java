package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** Why a household will have less in the year to come. */
enum Cause {
    NONE,
    LOW_INCOME,
    ILLNESS,
    ACCIDENT,
    JOB_LOSS,
    BUSINESS_FAILURE,
    PRICE,
    DISASTER,
    DEATH,
    POLICY_WITHDRAWN,
    AGEING;

    private final byte[] word = Utf8.bytes(this);

    /** As the register's files have it. */
    byte[] word() {
        return word;
    }
}

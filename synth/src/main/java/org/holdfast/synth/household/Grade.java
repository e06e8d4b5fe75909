package org.holdfast.synth.household;

/** How severe a disability is: none, or one of four grades of which the first is the gravest. */
enum Grade {
    NONE,
    FIRST,
    SECOND,
    THIRD,
    FOURTH
}

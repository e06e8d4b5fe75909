package org.holdfast.synth.household;

/** Whether somebody goes to school. */
enum Enrolment {
    ENROLLED,
    OUT
}

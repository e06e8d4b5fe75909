package org.holdfast.synth.draw;

/** What draws are for. Each topic has draws of its own, so that a change in one leaves the others as they were. */
public enum Topic {
    TERRITORY,
    VILLAGE,
    TRENDS,
    HAZARDS,
    COMPOSITION,
    SCHOOLING,
    HEALTH,
    WORK,
    INCOME,
    EXPENSES,
    MISFORTUNE,
    RELIEF,
    HOLDING,
    STANDING,
    ASSISTANCE,
    NAMES,
    GAPS
}

package org.holdfast.server.registry;

/** What becomes of a household when a load is applied. */
public enum Fate {
    NEW,
    CHANGED,
    UNCHANGED,
    GONE
}

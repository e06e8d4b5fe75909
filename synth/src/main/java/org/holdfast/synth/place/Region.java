package org.holdfast.synth.place;

/** The six parts of China by which statistics are given. */
public enum Region {
    NORTH,
    NORTHEAST,
    EAST,
    CENTRAL_SOUTH,
    SOUTHWEST,
    NORTHWEST
}

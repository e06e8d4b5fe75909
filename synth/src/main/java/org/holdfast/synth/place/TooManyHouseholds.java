package org.holdfast.synth.place;

import java.util.Locale;

/** More households are wanted than the villages of the country have room for: one line that says how many there can be. */
public final class TooManyHouseholds extends Exception {
    private static final long serialVersionUID = 1;

    TooManyHouseholds(long room, long wanted) {
        super(String.format(
                Locale.ROOT,
                "the villages of the country have room for %,d households, not for %,d: ask for fewer",
                room,
                wanted));
    }
}

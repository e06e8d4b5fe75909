package org.holdfast.cli;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row that is measured: its income, what it stands for, how it was drawn, and the groups it belongs to. Used again for the next. */
final class MeasuredPerson {
    /** NaN when unknown. */
    double income;

    double weight = 1;
    String stratum = "";

    /** The sampled unit, or null when each row is one. */
    @Nullable
    String unit;

    double unitsInPopulation = Double.NaN;

    /** One for each grouping; an empty text is in no group. */
    final String[] groups;

    MeasuredPerson(int groupings) {
        this.groups = new String[groupings];
        Arrays.fill(groups, "");
    }
}

package org.holdfast.synth.household;

import org.jspecify.annotations.Nullable;

/** A misfortune that befell a household, or will. */
final class Blow {
    @Nullable
    Shock shock;

    EventType event = EventType.NONE;
    /** The month it falls into, see {@link BudgetLine}. */
    int month;

    int day;
    int months;
    double severity;
    /** In hundredths. */
    long bill;
    /** In hundredths; 0 when nothing was destroyed. */
    long loss;

    @Nullable
    Person person;

    /** Whether it still holds on the date of assessment. */
    boolean holds(int lastMonth) {
        return month <= lastMonth && month + months > lastMonth;
    }
}

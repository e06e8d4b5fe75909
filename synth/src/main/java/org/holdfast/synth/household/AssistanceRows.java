package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Gaps;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.table.Calendar;
import org.holdfast.synth.table.CsvBuffer;
import org.jspecify.annotations.Nullable;

/** Draws what assistance a household received, as rows of the table {@code assistance}. */
final class AssistanceRows {
    private static final byte[] ASSISTANCE = Utf8.bytes("A");
    private static final int DAYS = 700;
    private static final int DAYS_A_MONTH = 30;
    private static final double TENS_IN_HUNDREDTHS = 1000;

    private final Measure[] measures = Measure.read();
    private final CsvBuffer rows;
    private final Calendar calendar;
    private final Chance chance = new Chance();
    private final double endUnknown;
    private final double amountUnknown;
    private int number;

    AssistanceRows(Gaps gaps, Calendar calendar, CsvBuffer rows) {
        this.rows = rows;
        this.calendar = calendar;
        endUnknown = gaps.rate("assistance.end_on");
        amountUnknown = gaps.rate("assistance.amount");
    }

    void write(Household household) {
        chance.begin(household.key, Topic.ASSISTANCE);
        number = 0;
        for (Measure measure : measures) {
            double likely = measure.chance(household.registered);
            if (!measure.whom().isPersonal()) {
                if (chance.happens(likely) && measure.whom().includes(household)) {
                    write(household, null, measure);
                }
                continue;
            }
            for (int i = 0; i < household.persons(); i++) {
                if (measure.whom().includes(household.person(i), 1) && chance.happens(likely)) {
                    write(household, household.person(i), measure);
                }
            }
        }
    }

    private void write(Household household, @Nullable Person person, Measure measure) {
        long start = calendar.asOfDay() - chance.between(1, DAYS);
        // what has begun may go on beyond the date of assessment: then no end is known
        long end = start + (long) measure.months() * DAYS_A_MONTH;
        boolean ended = !chance.happens(endUnknown) && end <= calendar.asOfDay();
        double amount = chance.between(measure.amountLow(), measure.amountHigh());
        rows.part(household.id).part(ASSISTANCE).digits(++number, 2).empty();
        rows.text(household.id);
        if (person == null) {
            rows.empty();
        } else {
            rows.text(person.id);
        }
        rows.text(measure.name()).date(start);
        if (ended) {
            rows.date(end);
        } else {
            rows.empty();
        }
        if (chance.happens(amountUnknown)) {
            rows.empty();
        } else {
            rows.hundredths((long) ((long) (amount / 10 + 0.5) * TENS_IN_HUNDREDTHS));
        }
        rows.text(measure.programme()).endRow();
    }
}

package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Gaps;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.table.Calendar;
import org.holdfast.synth.table.CsvBuffer;
import org.jspecify.annotations.Nullable;

/** What happened, as far as it was reported by the date of assessment, as rows of the table {@code event}. */
final class EventRows {
    private static final byte[] EVENT = Utf8.bytes("E");
    private static final int YOUNGEST = 1;
    private static final int DAYS_SINCE_DROPOUT = 300;

    private final CsvBuffer rows;
    private final Calendar calendar;
    private final double reported;
    private final double birthReported;
    private final double dropoutReported;
    private final int daysToReport;
    private final double personUnknown;
    private final double lossUnknown;
    private final double reportedOnUnknown;
    private int number;

    EventRows(Parameters parameters, Gaps gaps, Calendar calendar, CsvBuffer rows) {
        this.rows = rows;
        this.calendar = calendar;
        reported = parameters.get("events_reported");
        birthReported = parameters.get("birth_reported");
        dropoutReported = parameters.get("dropout_reported");
        daysToReport = (int) parameters.get("days_to_report");
        personUnknown = gaps.rate("event.person_id");
        lossUnknown = gaps.rate("event.loss");
        reportedOnUnknown = gaps.rate("event.reported_on");
    }

    void write(Household household, Chance chance) {
        number = 0;
        for (int i = 0; i < household.blows(); i++) {
            Blow blow = household.blow(i);
            if (blow.event != EventType.NONE && blow.month <= Calendar.LAST && chance.happens(reported)) {
                long day = calendar.day(blow.month, blow.day);
                write(household, blow.person, blow.event, day, blow.loss, chance);
            }
        }
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            if (person.age <= YOUNGEST && chance.happens(birthReported)) {
                write(household, person, EventType.BIRTH, person.birthday, 0, chance);
            }
            if (person.isOfSchoolAge() && !person.enrolled && chance.happens(dropoutReported)) {
                long day = calendar.asOfDay() - chance.between(1, DAYS_SINCE_DROPOUT);
                write(household, person, EventType.SCHOOL_DROPOUT, day, 0, chance);
            }
        }
    }

    private void write(
            Household household, @Nullable Person person, EventType type, long day, long loss, Chance chance) {
        long reportedOn = day + chance.between(0, daysToReport);
        boolean personKnown = !chance.happens(personUnknown);
        boolean lossKnown = !chance.happens(lossUnknown);
        boolean reportedOnKnown = !chance.happens(reportedOnUnknown);
        if (reportedOn > calendar.asOfDay()) {
            return;
        }
        rows.part(household.id).part(EVENT).digits(++number, 2).empty();
        rows.text(household.id);
        if (person != null && personKnown) {
            rows.text(person.id);
        } else {
            rows.empty();
        }
        rows.text(type.word()).date(day);
        if (loss > 0 && lossKnown) {
            rows.hundredths(loss);
        } else {
            rows.empty();
        }
        if (reportedOnKnown) {
            rows.date(reportedOn);
        } else {
            rows.empty();
        }
        rows.text(Source.DECLARED.word()).endRow();
    }
}

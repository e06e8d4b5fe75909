package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Gaps;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.table.Calendar;
import org.holdfast.synth.table.CsvBuffer;

/** Persons as rows of the table {@code person}. */
final class PersonRows {
    private static final byte[] FEMALE = Utf8.bytes("F");
    private static final byte[] MALE = Utf8.bytes("M");

    private final CsvBuffer rows;
    private final Names names;
    private final NationalId nationalId;
    private final Chance naming = new Chance();
    private final double nameUnknown;
    private final double idUnknown;
    private final double birthUnknown;
    private final double relationUnknown;
    private final double educationUnknown;
    private final double enrolledUnknown;
    private final double healthUnknown;
    private final double capacityUnknown;
    private final double employmentUnknown;
    private final double medicalUnknown;
    private final double pensionUnknown;

    PersonRows(Parameters parameters, Gaps gaps, Calendar calendar, CsvBuffer rows) {
        this.rows = rows;
        names = new Names(parameters);
        nationalId = new NationalId(calendar);
        nameUnknown = gaps.rate("person.name");
        idUnknown = gaps.rate("person.national_id");
        birthUnknown = gaps.rate("person.birth_date");
        relationUnknown = gaps.rate("person.relation");
        educationUnknown = gaps.rate("person.education");
        enrolledUnknown = gaps.rate("person.enrolled");
        healthUnknown = gaps.rate("person.health");
        capacityUnknown = gaps.rate("person.work_capacity");
        employmentUnknown = gaps.rate("person.employment");
        medicalUnknown = gaps.rate("person.insured_medical");
        pensionUnknown = gaps.rate("person.insured_pension");
    }

    void write(Household household, int county, Chance chance) {
        naming.begin(household.key, Topic.NAMES);
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            rows.text(person.id).text(household.id);
            names.drawSurname(person, household, naming);
            if (chance.happens(nameUnknown)) {
                rows.empty();
            } else {
                names.write(person, naming, rows);
            }
            rows.text(!chance.happens(idUnknown), nationalId.of(county, person));
            rows.text(person.female ? FEMALE : MALE);
            if (chance.happens(birthUnknown)) {
                rows.empty();
            } else {
                rows.date(person.birthday);
            }
            writeState(person, chance);
        }
    }

    private void writeState(Person person, Chance chance) {
        rows.text(!chance.happens(relationUnknown), person.role.word());
        rows.truth(person.resident);
        rows.text(!chance.happens(educationUnknown), person.education.word());
        truth(person.enrolled, enrolledUnknown, chance);
        rows.text(!chance.happens(healthUnknown), person.health.word());
        rows.number(person.disability.ordinal());
        rows.text(!chance.happens(capacityUnknown), person.capacity.word());
        Employment now = person.idle ? Employment.NONE : person.employment;
        rows.text(!chance.happens(employmentUnknown), now.word());
        truth(person.insuredMedical, medicalUnknown, chance);
        truth(person.insuredPension, pensionUnknown, chance);
        rows.endRow();
    }

    private void truth(boolean value, double unknown, Chance chance) {
        if (chance.happens(unknown)) {
            rows.empty();
        } else {
            rows.truth(value);
        }
    }
}

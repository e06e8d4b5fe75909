package org.holdfast.synth.household;

import org.holdfast.synth.draw.AgeTable;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.place.County;

/** Draws the schooling of each person. */
final class Upbringing {
    private final AgeTable<Education> education = AgeTable.read("education.csv", Education.class);
    private final AgeTable<Enrolment> enrolment = AgeTable.read("enrolment.csv", Enrolment.class);
    private final double usualYears;
    private final double tilt;

    Upbringing(Parameters parameters) {
        usualYears = parameters.get("schooling_years_usual");
        tilt = parameters.get("schooling_tilt");
    }

    /** The schooling of a county: higher levels weigh more where the census counts more years of schooling. */
    AgeTable<Education> of(County county) {
        double[] factors = new double[Education.values().length];
        for (int level = 0; level < factors.length; level++) {
            factors[level] = StrictMath.exp(tilt * level * (county.schoolingYears() - usualYears));
        }
        return education.tilted(factors);
    }

    void draw(Household household, Locality locality, Chance chance) {
        chance.begin(household.key, Topic.SCHOOLING);
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            person.education = locality.schooling.draw(household.registered, person.female, person.age, chance);
            person.enrolled =
                    enrolment.draw(household.registered, person.female, person.age, chance) == Enrolment.ENROLLED;
        }
    }
}

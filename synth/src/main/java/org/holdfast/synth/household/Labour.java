package org.holdfast.synth.household;

import org.holdfast.synth.draw.AgeTable;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Topic;

/** Draws what work each person does. */
final class Labour {
    private final AgeTable<Employment> work = AgeTable.read("work.csv", Employment.class);

    void draw(Household household, Chance chance) {
        chance.begin(household.key, Topic.WORK);
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            Employment drawn = work.draw(household.registered, person.female, person.age, chance);
            person.employment = possible(person, drawn);
        }
    }

    /** Pupils and those who cannot work do none; those who can work in part do not leave for work. */
    private static Employment possible(Person person, Employment drawn) {
        if (person.enrolled || person.capacity == Capacity.NONE) {
            return Employment.NONE;
        }
        return person.capacity == Capacity.PARTIAL && drawn == Employment.MIGRANT ? Employment.FARM : drawn;
    }
}

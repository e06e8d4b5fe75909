package org.holdfast.synth.household;

import org.holdfast.synth.draw.AgeTable;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;

/** Draws the health of each person, with disability, insurance and what work is possible. */
final class Condition {
    private final AgeTable<Health> health = AgeTable.read("health.csv", Health.class);
    private final AgeTable<Grade> disability = AgeTable.read("disability.csv", Grade.class);
    private final AgeTable<Capacity> capacity = AgeTable.read("capacity.csv", Capacity.class);
    private final double lostByDisability;
    private final double reducedByDisability;
    private final double lostByIllness;
    private final double reducedByIllness;
    private final double[] uninsuredMedical;
    private final double uninsuredPension;

    Condition(Parameters parameters) {
        lostByDisability = parameters.get("capacity_lost_by_grave_disability");
        reducedByDisability = parameters.get("capacity_reduced_by_disability");
        lostByIllness = parameters.get("capacity_lost_by_serious_illness");
        reducedByIllness = parameters.get("capacity_reduced_by_chronic_illness");
        uninsuredMedical = new double[] {
            parameters.get("uninsured_medical_general"), parameters.get("uninsured_medical_registered")
        };
        uninsuredPension = parameters.get("uninsured_pension");
    }

    /** The health of a region where chronic illness is so many times as common. */
    AgeTable<Health> of(double chronic) {
        return health.tilted(1, chronic, 1);
    }

    void draw(Household household, Locality locality, Chance chance) {
        chance.begin(household.key, Topic.HEALTH);
        boolean registered = household.registered;
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            person.health = locality.health.draw(registered, person.female, person.age, chance);
            person.disability = disability.draw(registered, person.female, person.age, chance);
            Capacity usual = capacity.draw(registered, person.female, person.age, chance);
            person.capacity = capacity(person, usual, chance.uniform());
            person.insuredMedical = !chance.happens(uninsuredMedical[registered ? 1 : 0]);
            person.insuredPension = !chance.happens(uninsuredPension) && person.isOfWorkingAgeOrOlder();
        }
    }

    private Capacity capacity(Person person, Capacity usual, double point) {
        boolean lost = person.hasGraveDisability() && point < lostByDisability
                || person.health == Health.SERIOUS && point < lostByIllness;
        boolean reduced = person.hasGraveDisability()
                || person.health == Health.SERIOUS
                || person.disability != Grade.NONE && point < reducedByDisability
                || person.health == Health.CHRONIC && point < reducedByIllness;
        if (lost || usual == Capacity.NONE) {
            return Capacity.NONE;
        }
        return reduced ? Capacity.PARTIAL : usual;
    }
}

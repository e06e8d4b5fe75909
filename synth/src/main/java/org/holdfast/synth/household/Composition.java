package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.draw.Weights;
import org.holdfast.synth.place.County;

/** Draws who belongs to a household, after what the census says of the county's households. */
final class Composition {
    private static final String[] GENERATIONS = {
        "households_of_one_person",
        "households_of_one_generation",
        "households_of_two_generations",
        "households_of_three_generations",
        "households_of_four_generations"
    };
    private static final int GROWN = 18;
    private static final int YOUNG_UP_TO = 30;

    private final Archetype[] archetypes = Archetype.read();
    private final Parameters parameters;
    private final double general;
    private final double femaleOfCouple;
    private final double femaleAlone;
    private final double youngAway;

    Composition(Parameters parameters) {
        this.parameters = parameters;
        general = parameters.get("general_share");
        femaleOfCouple = parameters.get("female_head_of_couple");
        femaleAlone = parameters.get("female_head_alone");
        youngAway = parameters.get("young_away");
    }

    /** How common each archetype is in a county. */
    Weights of(County county, boolean registered) {
        double[] within = new double[GENERATIONS.length];
        double[] weights = new double[archetypes.length];
        for (int i = 0; i < archetypes.length; i++) {
            weights[i] = archetypes[i].weight(registered) * tilt(archetypes[i], county);
            within[archetypes[i].generations()] += weights[i];
        }
        for (int i = 0; i < archetypes.length; i++) {
            int kind = archetypes[i].generations();
            weights[i] *= county.generations(kind) * parameters.get(GENERATIONS[kind]) / within[kind];
        }
        return new Weights(weights);
    }

    private double tilt(Archetype archetype, County county) {
        double elderly = county.elderly() / parameters.get("elderly_of_the_nation");
        double children = county.children() / parameters.get("children_of_the_nation");
        return (archetype.elderly() > 0 ? elderly : 1) * (archetype.children() > 0 ? children : 1);
    }

    void draw(Household household, Locality locality, Neighbourhood neighbourhood, Chance chance) {
        chance.begin(household.key, Topic.COMPOSITION);
        household.registered = !chance.happens(general);
        Archetype archetype =
                archetypes[locality.archetypes(household.registered).draw(chance)];
        for (Archetype.MemberOf member : archetype.members()) {
            Person person = household.addPerson();
            int age = member.age(household, chance);
            person.begin(member.role(), isFemale(member, archetype, household, chance), age);
            boolean away = chance.happens(youngAway);
            person.resident = !(away && isYoungChild(person));
            neighbourhood.giveBirthday(person);
        }
    }

    private boolean isFemale(Archetype.MemberOf member, Archetype archetype, Household household, Chance chance) {
        double point = chance.uniform();
        return switch (member.role()) {
            case HEAD -> point < (archetype.isCouple() ? femaleOfCouple : femaleAlone);
            case SPOUSE, CHILD_IN_LAW -> !household.person(member.relativeTo()).female;
            default -> point < 0.5;
        };
    }

    private static boolean isYoungChild(Person person) {
        return person.role == Role.CHILD && person.age >= GROWN && person.age <= YOUNG_UP_TO;
    }
}

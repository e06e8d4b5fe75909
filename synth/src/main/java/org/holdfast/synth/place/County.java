package org.holdfast.synth.place;

import java.util.Map;

/**
 * A county with its townships and villages, and what the census says of it.
 *
 * @param number its place in the list of all counties
 * @param villages in order of their codes
 */
public record County(
        int number,
        Division division,
        Division city,
        Division provinceDivision,
        Province province,
        Census.Profile profile,
        boolean priority,
        double registeredShare,
        Map<String, Division> townships,
        Villages villages) {

    public String code() {
        return division.code();
    }

    /** The mean size of its households in the census. */
    public double householdSize() {
        return profile.householdSize();
    }

    /** Shares of households of one person, and of one, two, three, four generations or more. */
    public double generations(int kind) {
        return profile.generations()[kind];
    }

    public double children() {
        return profile.children();
    }

    public double elderly() {
        return profile.elderly();
    }

    public double schoolingYears() {
        return profile.schoolingYears();
    }

    /** How deprived it is: a standardised index, higher is poorer. */
    public double deprivation() {
        return profile.deprivation();
    }

    County asPriority() {
        return new County(
                number,
                division,
                city,
                provinceDivision,
                province,
                profile,
                true,
                registeredShare,
                townships,
                villages);
    }
}

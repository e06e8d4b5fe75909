package org.holdfast.synth.household;

import static org.holdfast.synth.draw.AgeTable.OLDEST;

/** Somebody listed in a household. Drawn step by step, and used again for the next household. */
final class Person {
    private static final int SCHOOL_AGE = 6;
    private static final int WORKING_AGE = 16;
    private static final int OLD_AGE = 60;

    final int number;
    final byte[] id = new byte[Household.ID_LENGTH + 2];

    Role role = Role.HEAD;
    boolean female;
    int age;
    long birthday;
    int birthNumber;
    boolean resident;
    Education education = Education.NONE;
    boolean enrolled;
    Health health = Health.HEALTHY;
    Grade disability = Grade.NONE;
    Capacity capacity = Capacity.FULL;
    Employment employment = Employment.NONE;
    /** Work that a misfortune has taken for the time being. */
    boolean idle;

    boolean insuredMedical;
    boolean insuredPension;
    int surname;

    Person(int number) {
        this.number = number;
    }

    /** Starts over as somebody of whom only role, sex and age are known. */
    void begin(Role newRole, boolean isFemale, int newAge) {
        role = newRole;
        female = isFemale;
        age = Math.max(0, Math.min(OLDEST - 1, newAge));
        resident = true;
        idle = false;
    }

    boolean isWorker() {
        return resident && age >= WORKING_AGE && age < OLD_AGE && capacity != Capacity.NONE;
    }

    boolean isElder() {
        return resident && age >= OLD_AGE;
    }

    boolean isOfSchoolAge() {
        return age >= SCHOOL_AGE && age < WORKING_AGE;
    }

    boolean isOfWorkingAgeOrOlder() {
        return age >= WORKING_AGE;
    }

    boolean hasGraveDisability() {
        return disability == Grade.FIRST || disability == Grade.SECOND;
    }
}

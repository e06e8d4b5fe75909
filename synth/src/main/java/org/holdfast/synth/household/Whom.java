package org.holdfast.synth.household;

/** Whom something concerns: each of some persons, or the household as a whole. */
enum Whom {
    HOUSEHOLD(false),
    LAND(false),
    SUPPORTED(false),
    BUSINESS(false),
    RECIPIENT(false),
    ON_RELIEF(false),
    RELOCATED(false),
    MEMBER(true),
    OLDEST(true),
    INSURED_ELDER(true),
    DISABLED(true),
    INFANT(true),
    PUPIL(true),
    SENIOR_PUPIL(true),
    COLLEGE_STUDENT(true),
    STUDENT(true),
    CHRONIC(true),
    SERIOUS(true),
    WORKER(true),
    WAGE_EARNER(true),
    SELF_EMPLOYED(true),
    POST_HOLDER(true),
    TURNING_SIXTY(true);

    private static final int SCHOOL_AGE = 6;
    private static final int SENIOR_AGE = 16;
    private static final int COLLEGE_AGE = 19;
    private static final int SIXTY = 60;
    /** The year at whose end a person has the age that is recorded. */
    private static final int YEAR_OF_AGE = 1;

    private final boolean personal;

    Whom(boolean personal) {
        this.personal = personal;
    }

    /** Whether it concerns persons one by one. */
    boolean isPersonal() {
        return personal;
    }

    /** Whether it concerns the household as a whole. */
    boolean includes(Household household) {
        return switch (this) {
            case HOUSEHOLD -> true;
            case LAND -> household.land > 0;
            case SUPPORTED -> hasElderOrAbsent(household);
            case BUSINESS -> household.budget.has(Item.BUSINESS);
            case RECIPIENT -> household.budget.has(Item.TRANSFER);
            case ON_RELIEF -> household.onRelief;
            case RELOCATED -> household.relocated;
            default -> false;
        };
    }

    /** Whether it concerns a person in a year (0 and 1 of the ledger, 2 the year to come). */
    boolean includes(Person person, int year) {
        return person.resident
                && switch (this) {
                    case MEMBER, OLDEST -> true;
                    case INSURED_ELDER -> person.isElder() && person.insuredPension;
                    case DISABLED -> person.disability != Grade.NONE;
                    case INFANT -> person.enrolled && person.age < SCHOOL_AGE;
                    case PUPIL -> person.enrolled && person.isOfSchoolAge();
                    case SENIOR_PUPIL -> person.enrolled && person.age >= SENIOR_AGE && person.age < COLLEGE_AGE;
                    case COLLEGE_STUDENT -> person.enrolled && person.age >= COLLEGE_AGE;
                    case STUDENT -> person.enrolled && person.age >= SCHOOL_AGE;
                    case CHRONIC -> person.health == Health.CHRONIC;
                    case SERIOUS -> person.health == Health.SERIOUS;
                    case WORKER -> person.isWorker();
                    case WAGE_EARNER -> person.employment.isWage();
                    case SELF_EMPLOYED -> person.employment == Employment.SELF_EMPLOYED;
                    case POST_HOLDER -> person.employment == Employment.PUBLIC_POST;
                    case TURNING_SIXTY -> person.employment.isWage() && person.age + year - YEAR_OF_AGE == SIXTY;
                    default -> false;
                };
    }

    private static boolean hasElderOrAbsent(Household household) {
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            if (person.isElder() || !person.resident) {
                return true;
            }
        }
        return false;
    }
}

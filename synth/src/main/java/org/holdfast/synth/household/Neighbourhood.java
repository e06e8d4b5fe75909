package org.holdfast.synth.household;

import org.holdfast.synth.draw.AgeTable;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.place.County;
import org.holdfast.synth.table.Calendar;

/** What the households of a village have in common: its code, and the birthdays not yet taken. */
final class Neighbourhood {
    private static final int DAYS = 365;
    private static final int NUMBERS_A_SEX = 500;
    private static final int SLOTS = DAYS * NUMBERS_A_SEX;
    private static final int SLOTS_A_VILLAGE = 160;
    /** Has no divisor in common with the number of slots, so that it only shuffles them. */
    private static final long SHUFFLE = 104_729;

    private static final long TURN = 70_001;

    final byte[] code;
    private final long village;
    private final long key;
    private final int numberInCounty;
    private final Calendar calendar;
    private final int[][] born = new int[2][AgeTable.OLDEST + 1];

    /**
     * A village.
     *
     * @param numberInCounty its place in the list of the county's villages
     */
    Neighbourhood(County county, int numberInCounty, long seed, Calendar calendar) {
        this.numberInCounty = numberInCounty;
        this.calendar = calendar;
        village = county.villages().code(numberInCounty);
        code = Utf8.bytes(Long.toString(village));
        key = Chance.key(seed, village);
    }

    void begin(Household household, int number) {
        household.begin(village, key, number);
    }

    /**
     * Gives a person a birthday and the number that tells people born on the same day apart. Both come from one slot of
     * those that the county has for an age and sex, and each village has slots of its own: no two people of a county
     * share both.
     */
    void giveBirthday(Person person) {
        int sex = person.female ? 1 : 0;
        int taken = born[sex][person.age]++;
        long slot = numberInCounty * (long) SLOTS_A_VILLAGE + taken % SLOTS_A_VILLAGE;
        // turned by age and sex, so that the first of each are not born on the same day
        slot = (slot * SHUFFLE + (2 * person.age + sex) * TURN) % SLOTS;
        person.birthday = calendar.yearsAgo(person.age, (int) (slot / NUMBERS_A_SEX));
        person.birthNumber = 2 * (int) (slot % NUMBERS_A_SEX) + (person.female ? 0 : 1);
    }
}

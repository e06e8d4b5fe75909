package org.holdfast.synth.household;

import java.util.Arrays;
import org.holdfast.synth.draw.Chance;

/** A household as it is drawn, step by step. Used again for the next household. */
final class Household {
    static final int ID_LENGTH = 16;
    static final int VILLAGE_LENGTH = 12;
    private static final int MOST_PERSONS = 9;
    private static final int MOST_BLOWS = 40;

    final byte[] id = new byte[ID_LENGTH];
    /** What its draws depend on. */
    long key;

    boolean registered;
    Status status = Status.GENERAL;
    /** In days since 1970; 0 when never lifted. */
    long liftedOn;

    boolean relocated;
    int site;
    long resettledOn;
    Dwelling dwelling = Dwelling.A;
    boolean waterSafe;
    /** In hundredths of a mu. */
    int land;
    /** Whether it has the subsistence allowance in the year of the date of assessment. */
    boolean onRelief;

    final Budget budget = new Budget();
    /** What it earns in each year, after all misfortunes and with its allowance. */
    final double[] income = new double[BudgetLine.YEARS];

    private final Person[] persons = new Person[MOST_PERSONS];
    private int count;
    private final Blow[] blows = new Blow[MOST_BLOWS];
    private int blowCount;

    Household() {
        for (int i = 0; i < MOST_PERSONS; i++) {
            persons[i] = new Person(i + 1);
        }
        for (int i = 0; i < MOST_BLOWS; i++) {
            blows[i] = new Blow();
        }
    }

    /** Starts over as the household of a number in a village. */
    void begin(long village, long villageKey, int number) {
        putDigits(village, VILLAGE_LENGTH, 0);
        putDigits(number, ID_LENGTH - VILLAGE_LENGTH, VILLAGE_LENGTH);
        key = Chance.key(villageKey, number);
        count = 0;
        blowCount = 0;
        budget.clear();
        liftedOn = 0;
        onRelief = false;
        relocated = false;
        Arrays.fill(income, 0);
    }

    private void putDigits(long number, int digits, int offset) {
        long rest = number;
        for (int at = offset + digits - 1; at >= offset; at--) {
            id[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    // ---- persons

    Person addPerson() {
        Person person = persons[count++];
        System.arraycopy(id, 0, person.id, 0, ID_LENGTH);
        person.id[ID_LENGTH] = '0';
        person.id[ID_LENGTH + 1] = (byte) ('0' + person.number);
        return person;
    }

    int persons() {
        return count;
    }

    Person person(int index) {
        return persons[index];
    }

    /** The number of residents, which is its size. */
    int size() {
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += persons[i].resident ? 1 : 0;
        }
        return size;
    }

    int workers() {
        int workers = 0;
        for (int i = 0; i < count; i++) {
            workers += persons[i].isWorker() ? 1 : 0;
        }
        return workers;
    }

    double incomePerHead(int year) {
        return income[year] / size();
    }

    // ---- misfortunes

    Blow addBlow() {
        Blow blow = blows[blowCount++];
        blow.shock = null;
        blow.person = null;
        blow.bill = 0;
        blow.loss = 0;
        return blow;
    }

    int blows() {
        return blowCount;
    }

    Blow blow(int index) {
        return blows[index];
    }
}

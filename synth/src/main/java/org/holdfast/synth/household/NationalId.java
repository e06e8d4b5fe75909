package org.holdfast.synth.household;

import org.holdfast.synth.table.Calendar;

/**
 * A citizen identity number as GB 11643 writes it: six digits of an area, the birthday, three digits that are odd for men,
 * and a check character (ISO 7064, MOD 11-2). The area begins with 00, which no real area does, so nobody has it.
 */
final class NationalId {
    private static final int[] FACTORS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int AREA_DIGITS = 4;
    private final byte[] date = new byte[10];
    private final byte[] id = new byte[FACTORS.length + 1];
    private final Calendar calendar;

    NationalId(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The number of a person of a county; holds until the next is asked for. */
    byte[] of(int county, Person person) {
        id[0] = '0';
        id[1] = '0';
        putDigits(county, AREA_DIGITS, 2);
        calendar.putDate(person.birthday, date, 0);
        int at = 6;
        for (byte letter : date) {
            if (letter != '-') {
                id[at++] = letter;
            }
        }
        putDigits(person.birthNumber, 3, at);
        int sum = 0;
        for (int i = 0; i < FACTORS.length; i++) {
            sum += (id[i] - '0') * FACTORS[i];
        }
        id[FACTORS.length] = (byte) CHECKS.charAt(sum % CHECKS.length());
        return id;
    }

    private void putDigits(int number, int digits, int offset) {
        int rest = number;
        for (int at = offset + digits - 1; at >= offset; at--) {
            id[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}

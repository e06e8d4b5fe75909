package org.holdfast.synth.table;

import java.util.Arrays;

/** Rows of a table as bytes, cell by cell. No cell may hold a comma, a quote or a line break. */
public final class CsvBuffer {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] PAIRS = pairs();
    private static final long[] POWERS = powers();
    private static final int LONGEST_NUMBER = 20;

    private final Calendar calendar;
    private byte[] bytes = new byte[1 << 16];
    private int length;

    public CsvBuffer(Calendar calendar) {
        this.calendar = calendar;
    }

    /** A cell of text. */
    public CsvBuffer text(byte[] text) {
        ensure(text.length + 1);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        bytes[length++] = ',';
        return this;
    }

    /** Text before the rest of its cell. */
    public CsvBuffer part(byte[] text) {
        text(text);
        length--;
        return this;
    }

    /** A cell without a value. */
    public CsvBuffer empty() {
        ensure(1);
        bytes[length++] = ',';
        return this;
    }

    /** A cell of text, or one without a value. */
    public CsvBuffer text(boolean known, byte[] text) {
        return known ? text(text) : empty();
    }

    public CsvBuffer number(long number) {
        ensure(LONGEST_NUMBER + 1);
        putNumber(number);
        bytes[length++] = ',';
        return this;
    }

    /** A number below a thousand in so many digits, before the rest of its cell. */
    public CsvBuffer digits(int number, int digits) {
        ensure(digits);
        int rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** A cell with a number of so many hundredths; whole numbers are written without decimals. */
    public CsvBuffer hundredths(long number) {
        ensure(LONGEST_NUMBER + 2);
        long whole = Math.abs(number) / 100;
        int part = (int) (Math.abs(number) % 100);
        if (number < 0) {
            bytes[length++] = '-';
        }
        putNumber(whole);
        if (part > 0) {
            bytes[length++] = '.';
            bytes[length++] = (byte) ('0' + part / 10);
            bytes[length++] = (byte) ('0' + part % 10);
        }
        bytes[length++] = ',';
        return this;
    }

    public CsvBuffer month(int month) {
        return text(calendar.month(month));
    }

    /** A date, in days since 1970. */
    public CsvBuffer date(long day) {
        ensure(11);
        calendar.putDate(day, bytes, length);
        length += 10;
        bytes[length++] = ',';
        return this;
    }

    public CsvBuffer truth(boolean value) {
        return text(value ? TRUE : FALSE);
    }

    public void endRow() {
        bytes[length - 1] = '\n';
    }

    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /** The bytes so far are the first {@link #length} of these. */
    byte[] bytes() {
        return bytes;
    }

    private void putNumber(long number) {
        if (number < 0) {
            bytes[length++] = '-';
        }
        long rest = Math.abs(number);
        int end = length + digitsOf(rest);
        int at = end;
        // two digits a division: this is where a register's bytes come from
        while (rest >= 100) {
            long above = rest / 100;
            int pair = 2 * (int) (rest - 100 * above);
            bytes[--at] = PAIRS[pair + 1];
            bytes[--at] = PAIRS[pair];
            rest = above;
        }
        bytes[--at] = PAIRS[2 * (int) rest + 1];
        if (rest >= 10) {
            bytes[--at] = PAIRS[2 * (int) rest];
        }
        length = end;
    }

    private static int digitsOf(long number) {
        int digits = 1;
        while (digits < POWERS.length && number >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }

    /** The two digits of every number below a hundred. */
    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    /** The powers of ten that a number can reach. */
    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}

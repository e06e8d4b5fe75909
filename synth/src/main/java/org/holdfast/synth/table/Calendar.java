package org.holdfast.synth.table;

import java.time.LocalDate;
import java.time.YearMonth;
import org.holdfast.column.Months;
import org.holdfast.synth.draw.AgeTable;
import org.holdfast.synth.draw.Utf8;

/**
 * The time a register speaks of, counted from its date of assessment.
 *
 * <p>Month 0 is the first of the ledger and month 23 that of the date of assessment: two years of twelve months. Months
 * 24 to 35 are the year to come, which only the truth knows; months below 0 are history that series reach back to.
 */
public final class Calendar {
    /** Months of the ledger. */
    public static final int MONTHS = 24;
    /** The month of the date of assessment. */
    public static final int LAST = MONTHS - 1;

    /** Months before the ledger that series reach back to. */
    public static final int HISTORY = 12;

    private static final int DATE_LENGTH = 10;
    /** Dates are written up to so many days after the date of assessment, for what is foreseen on it. */
    private static final int DAYS_AFTER = 400;

    private final LocalDate asOf;
    private final long firstDay;
    private final byte[] dates;
    private final byte[][] months = new byte[HISTORY + MONTHS][];
    private final long[] yearsAgo = new long[AgeTable.OLDEST + 1];

    public Calendar(LocalDate asOf) {
        this.asOf = asOf;
        for (int month = -HISTORY; month < MONTHS; month++) {
            months[month + HISTORY] = Utf8.bytes(Months.toString(Months.of(asOf) + month - LAST));
        }
        for (int age = 0; age < yearsAgo.length; age++) {
            yearsAgo[age] = asOf.minusYears(age).toEpochDay();
        }
        firstDay = yearsAgo[AgeTable.OLDEST] - 366;
        long lastDay = asOf.toEpochDay() + DAYS_AFTER;
        dates = new byte[(int) (lastDay - firstDay + 1) * DATE_LENGTH];
        for (long day = firstDay; day <= lastDay; day++) {
            byte[] text = Utf8.bytes(LocalDate.ofEpochDay(day).toString());
            System.arraycopy(text, 0, dates, at(day), DATE_LENGTH);
        }
    }

    /** The date of assessment, in days since 1970. */
    public long asOfDay() {
        return asOf.toEpochDay();
    }

    /** A month as it is written, such as 2020-12. */
    byte[] month(int month) {
        return months[month + HISTORY];
    }

    /** The month number within the year, from 1, of the first month of the ledger's years. */
    public int firstMonthOfYear() {
        return asOf.plusMonths(1).getMonthValue();
    }

    /** A day of a month, counted from 0; in days since 1970. */
    public long day(int month, int day) {
        return YearMonth.from(asOf).plusMonths(month - LAST).atDay(1).toEpochDay() + day;
    }

    /**
     * So many days before the day so many years before the date of assessment; in days since 1970. It is the birthday of
     * whoever is that many years old when there are fewer than 365 days.
     */
    public long yearsAgo(int years, int days) {
        return yearsAgo[years] - days;
    }

    /** Puts the ten characters of a date into a target. */
    public void putDate(long day, byte[] target, int offset) {
        System.arraycopy(dates, at(day), target, offset, DATE_LENGTH);
    }

    private int at(long day) {
        return (int) (day - firstDay) * DATE_LENGTH;
    }
}

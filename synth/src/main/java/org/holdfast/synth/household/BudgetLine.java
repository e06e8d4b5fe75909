package org.holdfast.synth.household;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An income or expense that comes again and again: so much a year, paid in so many parts of equal length, of which
 * misfortunes take a share in some months.
 *
 * <p>Nothing is paid in the last month of a year, so that the twelve months of a year and the twelve complete months
 * before its last month add up to the same.
 */
final class BudgetLine {
    static final int YEARS = 3;
    static final int MONTHS_A_YEAR = 12;

    Item item = Item.OTHER;
    byte @Nullable [] programme;

    @Nullable
    Person person;

    Source source = Source.DECLARED;
    final double[] yearly = new double[YEARS];
    private final double[] kept = new double[YEARS * MONTHS_A_YEAR];
    private boolean whole;
    private int payments;
    private int first;

    /** Starts over with nothing paid yet. */
    void begin(Item newItem, int paymentsAYear, int firstMonth) {
        item = newItem;
        payments = paymentsAYear;
        first = firstMonth;
        programme = null;
        person = null;
        source = Source.DECLARED;
        whole = true;
        Arrays.fill(yearly, 0);
    }

    /** Takes a share of what is paid for some months. */
    void lose(double share, int month, int months) {
        if (whole) {
            Arrays.fill(kept, 1);
            whole = false;
        }
        int end = Math.min(kept.length, month + months);
        for (int i = Math.max(0, month); i < end; i++) {
            kept[i] *= 1 - share;
        }
    }

    int payments() {
        return payments;
    }

    /** The month in which a part of a year is paid. */
    int month(int year, int payment) {
        return year * MONTHS_A_YEAR + first + payment * (MONTHS_A_YEAR / payments);
    }

    /** What is paid for a part of a year. */
    double payment(int year, int payment) {
        int length = MONTHS_A_YEAR / payments;
        return yearly[year] / MONTHS_A_YEAR * keptOf(year * MONTHS_A_YEAR + payment * length, length);
    }

    /** What is paid in a year. */
    double ofYear(int year) {
        return yearly[year] / MONTHS_A_YEAR * keptOf(year * MONTHS_A_YEAR, MONTHS_A_YEAR);
    }

    /** What a loss of this share would take in a year, were it the only one. */
    double lossOf(int year, double share, int month, int months) {
        int from = Math.max(month, year * MONTHS_A_YEAR);
        int to = Math.min(month + months, (year + 1) * MONTHS_A_YEAR);
        return to <= from ? 0 : yearly[year] / MONTHS_A_YEAR * share * (to - from);
    }

    private double keptOf(int from, int length) {
        if (whole) {
            return length;
        }
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += kept[i];
        }
        return sum;
    }
}

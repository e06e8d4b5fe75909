package org.holdfast.engine.columnar;

import java.time.LocalDate;
import org.holdfast.column.Months;
import org.holdfast.policy.expression.Type;

/** Dates and months against the date of the assessment. */
final class Dating {
    /** More months than lie between any two dates, whose years have four digits. */
    private static final long MONTHS_OF_ALL_DATES = 12 * 20_000;

    private Dating() {}

    /** Complete years from a date to the date of the assessment. */
    record Age(LocalDate asOf) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.INT;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.numbers(rows);
            Vector.bothKnown(in[0], in[0], rows, out);
            long[] from = in[0].wide(rows);
            for (int i = 0; i < rows; i++) {
                if (in[0].isKnown(i)) {
                    out.numbers[i] = age(LocalDate.ofEpochDay(from[i]));
                }
            }
        }

        private long age(LocalDate born) {
            boolean reached = asOf.getMonthValue() != born.getMonthValue()
                    ? asOf.getMonthValue() > born.getMonthValue()
                    : asOf.getDayOfMonth() >= born.getDayOfMonth();
            return (long) asOf.getYear() - born.getYear() - (reached ? 0 : 1);
        }

        /** The last day of birth of those who are at least so old; a bound beyond all dates for extreme ages. */
        long lastBirthOf(long age) {
            return age > 1_000_000 || age < -1_000_000
                    ? age > 0 ? Long.MIN_VALUE : Long.MAX_VALUE
                    : asOf.minusYears(age).toEpochDay();
        }
    }

    /** The month of a date. */
    record MonthOf() implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.MONTH;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.numbers(rows);
            Vector.bothKnown(in[0], in[0], rows, out);
            long[] from = in[0].wide(rows);
            for (int i = 0; i < rows; i++) {
                if (in[0].isKnown(i)) {
                    out.numbers[i] = Months.of(LocalDate.ofEpochDay(from[i]));
                }
            }
        }
    }

    /** Whether a month is among the last complete months before a month, moved back by a number of months. */
    record InLast(long currentMonth) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            long[] month = in[0].wide(rows);
            long[] months = in[1].wide(rows);
            long[] skip = in[2].wide(rows);
            for (int i = 0; i < rows; i++) {
                boolean last = isLast(month[i & in[0].mask], months[i & in[1].mask], skip[i & in[2].mask]);
                out.truth[i] = last ? Vector.TRUE : Vector.FALSE;
            }
            out.doubt(in[0], rows);
            out.doubt(in[1], rows);
            out.doubt(in[2], rows);
        }

        private boolean isLast(long month, long months, long skip) {
            long back = currentMonth - month;
            long farthest = skip + months;
            boolean over = ((skip ^ farthest) & (months ^ farthest)) < 0;
            return back > skip && (over ? months > 0 : back <= farthest);
        }
    }

    /** Whether a date is after the date of the assessment minus a number of months, and not after that date. */
    record Within(LocalDate asOf) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            long[] date = in[0].wide(rows);
            long[] months = in[1].wide(rows);
            long today = asOf.toEpochDay();
            if (in[1].mask == 0 && in[1].whole) {
                long after = before(months[0]);
                for (int i = 0; i < rows; i++) {
                    long value = date[i & in[0].mask];
                    out.truth[i] = after < value && value <= today ? Vector.TRUE : Vector.FALSE;
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    long value = date[i & in[0].mask];
                    boolean within = in[1].isKnown(i) && before(months[i & in[1].mask]) < value && value <= today;
                    out.truth[i] = within ? Vector.TRUE : Vector.FALSE;
                }
            }
            out.doubt(in[0], rows);
            out.doubt(in[1], rows);
        }

        private long before(long months) {
            long bounded = Math.max(-MONTHS_OF_ALL_DATES, Math.min(MONTHS_OF_ALL_DATES, months));
            return asOf.minusMonths(bounded).toEpochDay();
        }
    }
}

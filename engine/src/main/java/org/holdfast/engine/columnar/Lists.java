package org.holdfast.engine.columnar;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.holdfast.engine.Exact;
import org.holdfast.policy.expression.Expression.Statistic;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** Nodes that reduce the entries of a frame of lists to one value for each parent. */
final class Lists {
    private Lists() {}

    /** Whether a condition is true of any entry; unknown if of none but unknown of some. */
    static final class Exists extends Node {
        private final Frame entries;
        private final Node condition;

        Exists(Frame entries, Node condition) {
            super(entries.parent(), Type.Scalar.BOOL);
            this.entries = entries;
            this.condition = condition;
        }

        @Override
        Frame over() {
            return entries;
        }

        @Override
        List<Node> inputs() {
            return List.of(condition);
        }

        @Override
        Object identity() {
            return List.of("exists", entries, condition);
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            out.truth(rows);
            int[] starts = work.starts(entries);
            Vector in = work.vector(condition);
            byte[] truth = in.truth;
            int mask = in.mask;
            int at = starts[0];
            for (int parent = 0; parent < rows; parent++) {
                int any = 0;
                for (int end = starts[parent + 1]; at < end; at++) {
                    any |= truth[at & mask];
                }
                out.truth[parent] = (byte) any;
            }
        }
    }

    /** How many entries belong; unknown when it is unknown of one whether it does. */
    static final class Count extends Node {
        private final Frame entries;
        private final Node belongs;

        Count(Frame entries, Node belongs) {
            super(entries.parent(), Type.Scalar.INT);
            this.entries = entries;
            this.belongs = belongs;
        }

        @Override
        Frame over() {
            return entries;
        }

        @Override
        List<Node> inputs() {
            return List.of(belongs);
        }

        @Override
        Object identity() {
            return List.of("count", entries, belongs);
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            out.numbers(rows);
            out.whole = true;
            int[] starts = work.starts(entries);
            Vector in = work.vector(belongs);
            byte[] truth = in.truth;
            int mask = in.mask;
            int at = starts[0];
            for (int parent = 0; parent < rows; parent++) {
                int count = 0;
                int doubtful = 0;
                for (int end = starts[parent + 1]; at < end; at++) {
                    int one = truth[at & mask];
                    count += one >> 1;
                    doubtful |= one & 1 ^ one >> 1;
                }
                out.numbers[parent] = count;
                if (doubtful != 0) {
                    Calculating.forget(out, parent, rows);
                }
            }
        }
    }

    /** The sum, least, greatest or average of the values of the entries that belong. */
    static final class Figure extends Node {
        private final Statistic statistic;
        private final Frame entries;
        private final Node belongs;
        private final Node value;

        Figure(Statistic statistic, Frame entries, Node belongs, Node value, Type.Scalar type) {
            super(entries.parent(), type);
            this.statistic = statistic;
            this.entries = entries;
            this.belongs = belongs;
            this.value = value;
        }

        Statistic statistic() {
            return statistic;
        }

        @Override
        Frame over() {
            return entries;
        }

        Node belongs() {
            return belongs;
        }

        Node value() {
            return value;
        }

        @Override
        List<Node> inputs() {
            return List.of(belongs, value);
        }

        @Override
        Object identity() {
            return List.of(statistic, entries, belongs, value, type());
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            int[] starts = work.starts(entries);
            Vector members = work.vector(belongs);
            Vector values = work.vector(value);
            if (value.type() == Type.Scalar.DOUBLE) {
                out.doubles(rows);
                for (int parent = 0; parent < rows; parent++) {
                    out.doubles[parent] = ofDoubles(members, values, starts[parent], starts[parent + 1]);
                }
                return;
            }
            values.wide(work.rows(entries));
            if (type() == Type.Scalar.DOUBLE) {
                out.doubles(rows);
                for (int parent = 0; parent < rows; parent++) {
                    out.doubles[parent] = averageOfCounts(members, values, starts[parent], starts[parent + 1]);
                }
                return;
            }
            out.numbers(rows);
            out.whole = true;
            for (int parent = 0; parent < rows; parent++) {
                Long result = ofNumbers(members, values, starts[parent], starts[parent + 1]);
                if (result == null) {
                    Calculating.forget(out, parent, rows);
                } else {
                    out.numbers[parent] = result;
                }
            }
        }

        private double ofDoubles(Vector members, Vector values, int from, int to) {
            double result = statistic == Statistic.MIN
                    ? Double.POSITIVE_INFINITY
                    : statistic == Statistic.MAX ? Double.NEGATIVE_INFINITY : 0;
            int count = 0;
            for (int row = from; row < to; row++) {
                byte member = members.truth[row & members.mask];
                if (member == Vector.UNKNOWN) {
                    return Double.NaN;
                }
                if (member == Vector.TRUE) {
                    double number = values.doubles[row & values.mask];
                    count++;
                    result = switch (statistic) {
                        case MIN -> Math.min(result, number);
                        case MAX -> Math.max(result, number);
                        default -> result + number;
                    };
                }
            }
            if (count == 0) {
                return statistic == Statistic.SUM ? 0 : Double.NaN;
            }
            double figure = statistic == Statistic.AVG ? result / count : result;
            return Math.abs(figure) <= Double.MAX_VALUE ? figure : Double.NaN;
        }

        private double averageOfCounts(Vector members, Vector values, int from, int to) {
            Total total = Total.of(members, values, from, to);
            return total == null || total.count == 0 ? Double.NaN : total.sum().doubleValue() / total.count;
        }

        private @Nullable Long ofNumbers(Vector members, Vector values, int from, int to) {
            if (from == to) {
                return statistic == Statistic.SUM ? (Long) 0L : null;
            }
            Total total = Total.of(members, values, from, to);
            if (total == null || total.count == 0 && statistic != Statistic.SUM) {
                return null;
            }
            return switch (statistic) {
                case MIN -> total.least;
                case MAX -> total.greatest;
                case SUM -> total.high == total.low >> 63 ? (Long) total.low : null;
                case AVG -> Exact.fitting(Exact.divided(total.sum(), BigInteger.valueOf(total.count)));
                case COUNT -> throw new IllegalStateException("Counts have a node of their own");
            };
        }
    }

    /** What is needed of the numbers of a list: their sum in 128 bits, extremes and count. */
    private static final class Total {
        private long low;
        private long high;
        private long least = Long.MAX_VALUE;
        private long greatest = Long.MIN_VALUE;
        private long count;

        /** The total of the entries that belong; null when a membership or a value is unknown. */
        static @Nullable Total of(Vector members, Vector values, int from, int to) {
            Total total = new Total();
            for (int row = from; row < to; row++) {
                byte member = members.truth[row & members.mask];
                boolean belongs = member == Vector.TRUE;
                if (member == Vector.UNKNOWN || belongs && !values.isKnown(row)) {
                    return null;
                }
                if (belongs) {
                    total.add(values.numbers[row & values.mask]);
                }
            }
            return total;
        }

        private void add(long number) {
            long before = low;
            low += number;
            high += (number >> 63) + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
            count++;
        }

        BigInteger sum() {
            return BigInteger.valueOf(high)
                    .shiftLeft(64)
                    .add(BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1)));
        }
    }

    /** The starts of lists of the given lengths. */
    static int[] starts(int[] lengths) {
        int[] starts = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], lengths[i]);
        }
        return starts;
    }

    /** The parent of each entry, from where the entries of each parent start. */
    static int[] parents(int[] starts, int parents, int[] reuse) {
        int[] of = reuse.length < starts[parents] ? new int[starts[parents] + starts[parents] / 8 + 16] : reuse;
        for (int parent = 0; parent < parents; parent++) {
            Arrays.fill(of, starts[parent], starts[parent + 1], parent);
        }
        return of;
    }
}

package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Type;

/**
 * The sums of a column over each {@link Classes class} of a household's rows, in one pass over the rows. The vector holds
 * one plane a class, each with an entry a household; when the column's numbers are wide, as many planes again for the
 * upper 64 bits.
 */
final class ClassSums extends Node {
    private final Frame entries;
    private final Node value;
    private final Classes classes;
    private final List<ColumnName> columns;
    private final List<Node> codes;

    ClassSums(Frame entries, Node value, Classes classes, List<ColumnName> columns) {
        super(entries.parent(), Type.Scalar.MONEY);
        this.entries = entries;
        this.value = value;
        this.classes = classes;
        this.columns = columns;
        this.codes = new ArrayList<>(List.of(value));
        columns.forEach(column -> codes.add(new CodesOf(column, entries)));
    }

    /** A column that is read as codes only. */
    private static final class CodesOf extends Node {
        private final ColumnName column;

        CodesOf(ColumnName column, Frame frame) {
            super(frame, Type.Scalar.INT);
            this.column = column;
        }

        @Override
        List<Node> inputs() {
            return List.of();
        }

        @Override
        Object identity() {
            return List.of("codes", column);
        }

        @Override
        ColumnName column() {
            return column;
        }

        @Override
        void run(Workspace work, Vector out) {
            work.codes(column);
        }
    }

    @Override
    Frame over() {
        return entries;
    }

    @Override
    List<Node> inputs() {
        return codes;
    }

    @Override
    Object identity() {
        return this;
    }

    @Override
    void run(Workspace work, Vector out) {
        int households = work.rows(frame());
        int rows = work.rows(entries);
        Vector in = work.vector(value);
        int planes = in.isNarrow ? classes.count() : 2 * classes.count();
        out.numbers(planes * households);
        out.planes = planes;
        Arrays.fill(out.numbers, 0, planes * households, 0);
        out.whole = in.whole;
        int[] starts = work.starts(entries);
        if (in.isNarrow && in.whole && isOfThreeSmall(work)) {
            addAtOnce(work, in.narrow, starts, households, out.numbers);
            return;
        }
        byte[] classOf = work.bytes(rows);
        classify(work, rows, classOf);
        if (!in.whole) {
            doubt(in, classOf, starts, households, out);
        }
        if (in.isNarrow) {
            add(in.narrow, classOf, starts, households, out.numbers);
        } else {
            add(in.numbers, classOf, starts, households, out.numbers, classes.count() * households);
        }
    }

    private boolean isOfThreeSmall(Workspace work) {
        return columns.size() == 3
                && work.codes(columns.get(0)).small
                && work.codes(columns.get(1)).small
                && work.codes(columns.get(2)).small;
    }

    /** The usual case, in one loop: each row is classified and added. */
    private void addAtOnce(Workspace work, int[] values, int[] starts, int households, long[] sums) {
        byte[] slow = work.codes(columns.get(0)).bytes;
        byte[] middle = work.codes(columns.get(1)).bytes;
        byte[] fast = work.codes(columns.get(2)).bytes;
        byte[] ofCell = classes.ofCell();
        int size = work.codeCount(columns.get(2));
        int step = size * work.codeCount(columns.get(1));
        for (int household = 0; household < households; household++) {
            int end = starts[household + 1];
            for (int row = starts[household]; row < end; row++) {
                int one = ofCell[slow[row] * step + middle[row] * size + fast[row]];
                sums[one * households + household] += values[row];
            }
        }
    }

    private void classify(Workspace work, int rows, byte[] to) {
        byte[] ofCell = classes.ofCell();
        Codes first = work.codes(columns.get(0));
        int last = columns.size() - 1;
        int size = work.codeCount(columns.get(last));
        if (columns.size() == 1 && first.small) {
            byte[] codes = first.bytes;
            for (int i = 0; i < rows; i++) {
                to[i] = ofCell[codes[i]];
            }
        } else if (columns.size() == 2 && first.small && work.codes(columns.get(1)).small) {
            byte[] slow = first.bytes;
            byte[] fast = work.codes(columns.get(1)).bytes;
            for (int i = 0; i < rows; i++) {
                to[i] = ofCell[slow[i] * size + fast[i]];
            }
        } else if (columns.size() == 3
                && first.small
                && work.codes(columns.get(1)).small
                && work.codes(columns.get(2)).small) {
            byte[] slow = first.bytes;
            byte[] middle = work.codes(columns.get(1)).bytes;
            byte[] fast = work.codes(columns.get(2)).bytes;
            int step = size * work.codeCount(columns.get(1));
            for (int i = 0; i < rows; i++) {
                to[i] = ofCell[slow[i] * step + middle[i] * size + fast[i]];
            }
        } else {
            classifySlowly(work, rows, to);
        }
    }

    private void classifySlowly(Workspace work, int rows, byte[] to) {
        int[] cell = new int[rows];
        for (ColumnName column : columns) {
            Codes read = work.codes(column);
            int size = work.codeCount(column);
            for (int i = 0; i < rows; i++) {
                cell[i] = cell[i] * size + (read.small ? read.bytes[i] : read.ints[i]);
            }
        }
        for (int i = 0; i < rows; i++) {
            to[i] = classes.ofCell()[cell[i]];
        }
    }

    private static void add(int[] values, byte[] classOf, int[] starts, int households, long[] sums) {
        int row = starts[0];
        for (int household = 0; household < households; household++) {
            for (int end = starts[household + 1]; row < end; row++) {
                sums[classOf[row] * households + household] += values[row];
            }
        }
    }

    private static void add(long[] values, byte[] classOf, int[] starts, int households, long[] sums, int high) {
        int row = starts[0];
        for (int household = 0; household < households; household++) {
            for (int end = starts[household + 1]; row < end; row++) {
                int at = classOf[row] * households + household;
                long before = sums[at];
                long sum = before + values[row];
                sums[at] = sum;
                sums[high + at] += (values[row] >> 63) + (Long.compareUnsigned(sum, before) < 0 ? 1 : 0);
            }
        }
    }

    /** Marks the sums that an unknown number makes unknown; the number itself counts as 0. */
    private void doubt(Vector in, byte[] classOf, int[] starts, int households, Vector out) {
        out.known(classes.count() * households);
        Arrays.fill(out.known, 0, classes.count() * households, (byte) 1);
        for (int household = 0; household < households; household++) {
            for (int row = starts[household]; row < starts[household + 1]; row++) {
                if (in.known[row] == 0) {
                    out.known[classOf[row] * households + household] = 0;
                    if (in.isNarrow) {
                        in.narrow[row] = 0;
                    } else {
                        in.numbers[row] = 0;
                    }
                }
            }
        }
    }

    /** The sum over the classes for which one condition is true. */
    static final class Total extends Node {
        private final ClassSums sums;
        private final int[] classes;

        Total(ClassSums sums, int[] classes, Type.Scalar type) {
            super(sums.frame(), type);
            this.sums = sums;
            this.classes = classes;
        }

        @Override
        List<Node> inputs() {
            return List.of(sums);
        }

        @Override
        Object identity() {
            return this;
        }

        @Override
        void run(Workspace work, Vector out) {
            int households = work.rows(frame());
            Vector in = work.vector(sums);
            out.numbers(households);
            out.whole = true;
            long[] to = out.numbers;
            Arrays.fill(to, 0, households, 0);
            if (in.planes == sums.classes.count()) {
                for (int one : classes) {
                    add(in.numbers, one * households, households, to);
                }
            } else {
                addWide(in.numbers, households, out);
            }
            if (!in.whole) {
                for (int one : classes) {
                    for (int i = 0; i < households; i++) {
                        if (in.known[one * households + i] == 0) {
                            Calculating.forget(out, i, households);
                        }
                    }
                }
            }
        }

        private static void add(long[] from, int first, int households, long[] to) {
            for (int i = 0; i < households; i++) {
                to[i] += from[first + i];
            }
        }

        private void addWide(long[] from, int households, Vector out) {
            int high = sums.classes.count() * households;
            for (int i = 0; i < households; i++) {
                long low = 0;
                long upper = 0;
                for (int one : classes) {
                    long before = low;
                    low += from[one * households + i];
                    upper += from[high + one * households + i] + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
                }
                out.numbers[i] = low;
                if (upper != low >> 63) {
                    Calculating.forget(out, i, households);
                }
            }
        }
    }
}

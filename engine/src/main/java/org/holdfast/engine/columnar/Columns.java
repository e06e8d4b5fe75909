package org.holdfast.engine.columnar;

import java.util.List;
import org.holdfast.column.BatchCells;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Type;

/** Nodes that read a column of the register. */
final class Columns {
    private Columns() {}

    /** Conditions, one bit each. */
    static final class Conditions extends Node {
        private final ColumnName column;

        Conditions(ColumnName column, Frame frame) {
            super(frame, Type.Scalar.BOOL);
            this.column = column;
        }

        @Override
        List<Node> inputs() {
            return List.of();
        }

        @Override
        Object identity() {
            return column;
        }

        @Override
        ColumnName column() {
            return column;
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            BatchCells cells = work.cells(column);
            out.truth(rows);
            byte[] to = out.truth;
            cells.bits(work.first(frame()), rows, to);
            if (cells.isWhole()) {
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (to[i] * 3);
                }
            } else {
                out.known(rows);
                byte[] known = out.known;
                cells.known(work.first(frame()), rows, known);
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (to[i] * 3 & -known[i] | known[i] ^ 1);
                }
            }
        }
    }

    /** Whole numbers, money and dates. */
    static final class Numbers extends Node {
        private final ColumnName column;
        private final ColumnForm.Layout layout;

        Numbers(ColumnName column, ColumnForm form, Frame frame) {
            super(frame, Type.Scalar.of(form.kind()));
            this.column = column;
            this.layout = form.layout();
        }

        @Override
        List<Node> inputs() {
            return List.of();
        }

        @Override
        Object identity() {
            return column;
        }

        @Override
        ColumnName column() {
            return column;
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            int first = work.first(frame());
            BatchCells cells = work.cells(column);
            switch (layout) {
                case INT8 -> {
                    byte[] read = work.bytes(rows);
                    cells.bytes(first, rows, read);
                    out.narrow(rows);
                    for (int i = 0; i < rows; i++) {
                        out.narrow[i] = read[i];
                    }
                }
                case INT16 -> {
                    short[] read = work.shorts(rows);
                    cells.shorts(first, rows, read);
                    out.narrow(rows);
                    for (int i = 0; i < rows; i++) {
                        out.narrow[i] = read[i];
                    }
                }
                case INT32 -> {
                    out.narrow(rows);
                    cells.ints(first, rows, out.narrow);
                }
                case INT64 -> {
                    out.numbers(rows);
                    cells.longs(first, rows, out.numbers);
                }
                case BIT, FLOAT64, TEXT -> throw new IllegalStateException(column + " holds no whole numbers");
            }
            out.whole = cells.isWhole();
            if (!out.whole) {
                out.known(rows);
                cells.known(first, rows, out.known);
            }
        }
    }

    /** Decimals. */
    static final class Doubles extends Node {
        private final ColumnName column;

        Doubles(ColumnName column, Frame frame) {
            super(frame, Type.Scalar.DOUBLE);
            this.column = column;
        }

        @Override
        List<Node> inputs() {
            return List.of();
        }

        @Override
        Object identity() {
            return column;
        }

        @Override
        ColumnName column() {
            return column;
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            BatchCells cells = work.cells(column);
            out.doubles(rows);
            cells.doubles(work.first(frame()), rows, out.doubles);
            if (!cells.isWhole()) {
                out.known(rows);
                cells.known(work.first(frame()), rows, out.known);
                for (int i = 0; i < rows; i++) {
                    out.doubles[i] = out.known[i] != 0 ? out.doubles[i] : Double.NaN;
                }
            }
        }
    }

    /** Texts that have no dictionary. */
    static final class Texts extends Node {
        private final ColumnName column;

        Texts(ColumnName column, Frame frame) {
            super(frame, Type.Scalar.STRING);
            this.column = column;
        }

        @Override
        List<Node> inputs() {
            return List.of();
        }

        @Override
        Object identity() {
            return column;
        }

        @Override
        ColumnName column() {
            return column;
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            int first = work.first(frame());
            BatchCells cells = work.cells(column);
            out.texts(rows);
            for (int i = 0; i < rows; i++) {
                out.texts[i] = cells.isKnown(first + i) ? work.pool().number(cells.utf8(first + i)) : -1;
            }
        }
    }

    /** A value worked out beforehand. */
    static final class Given extends Node {
        private final Object identity;

        Given(Frame frame, Type.Scalar type, Object identity, Vector value) {
            super(frame, type);
            this.identity = identity;
            this.fixed = value;
        }

        @Override
        List<Node> inputs() {
            return List.of();
        }

        @Override
        Object identity() {
            return identity;
        }

        @Override
        void run(Workspace work, Vector out) {
            throw new IllegalStateException("A given value is not computed");
        }
    }

    /** Reads the codes of a dictionary column; unknown cells get the code {@code unknown}. */
    static void read(
            BatchCells cells, ColumnForm.Layout layout, int unknown, int first, int rows, Codes to, byte[] known) {
        to.small = layout == ColumnForm.Layout.INT8 && unknown <= Byte.MAX_VALUE;
        boolean whole = cells.isWhole();
        if (!whole) {
            cells.known(first, rows, known);
        }
        if (to.small) {
            to.bytes = to.bytes.length < rows ? new byte[rows + rows / 8 + 16] : to.bytes;
            byte[] bytes = to.bytes;
            cells.bytes(first, rows, bytes);
            if (!whole) {
                for (int i = 0; i < rows; i++) {
                    bytes[i] = known[i] != 0 ? bytes[i] : (byte) unknown;
                }
            }
            return;
        }
        to.ints = to.ints.length < rows ? new int[rows + rows / 8 + 16] : to.ints;
        widen(cells, layout, first, rows, to.ints);
        if (!whole) {
            for (int i = 0; i < rows; i++) {
                to.ints[i] = known[i] != 0 ? to.ints[i] : unknown;
            }
        }
    }

    private static void widen(BatchCells cells, ColumnForm.Layout layout, int first, int rows, int[] to) {
        switch (layout) {
            case INT8 -> {
                byte[] bytes = new byte[rows];
                cells.bytes(first, rows, bytes);
                for (int i = 0; i < rows; i++) {
                    to[i] = bytes[i];
                }
            }
            case INT16 -> {
                short[] shorts = new short[rows];
                cells.shorts(first, rows, shorts);
                for (int i = 0; i < rows; i++) {
                    to[i] = shorts[i];
                }
            }
            default -> cells.ints(first, rows, to);
        }
    }
}

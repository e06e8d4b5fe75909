package org.holdfast.engine.columnar;

import java.util.List;
import org.holdfast.column.BatchCells;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Type;

/** Nodes that read a column of the register. */
final class Columns {
    private Columns() {}

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
}

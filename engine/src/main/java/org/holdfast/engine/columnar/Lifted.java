package org.holdfast.engine.columnar;

import java.util.List;
import org.holdfast.column.ColumnName;
import org.jspecify.annotations.Nullable;

/** The value of a narrower frame for each entry of a wider one. */
final class Lifted extends Node {
    /** Which of the narrower frame's entries an entry takes its value from. */
    enum Way {
        /** Its parent's: of its household, of the outer entry, of its place. */
        PARENT,
        /** Of a pair, its inner row's. */
        BASE,
        /** That of its code in a dictionary column. */
        CODE
    }

    private final Node source;
    private final Way way;

    Lifted(Node source, Frame frame, Way way) {
        super(frame, source.type());
        this.source = source;
        this.way = way;
    }

    Node source() {
        return source;
    }

    Way way() {
        return way;
    }

    @Override
    List<Node> inputs() {
        return List.of(source);
    }

    @Override
    @Nullable
    ColumnName column() {
        return way == Way.CODE ? source.frame().column() : null;
    }

    @Override
    Object identity() {
        return List.of(way, frame(), source);
    }

    @Override
    void run(Workspace work, Vector out) {
        Vector from = work.vector(source);
        int rows = work.rows(frame());
        if (way == Way.CODE && work.codes(source.frame().column()).small) {
            take(from, work.codes(source.frame().column()).bytes, rows, out);
            return;
        }
        take(
                from,
                switch (way) {
                    case PARENT -> work.parents(frame());
                    case BASE -> work.bases(frame());
                    case CODE -> work.codes(source.frame().column()).ints;
                },
                rows,
                out);
    }

    private void take(Vector from, int[] at, int rows, Vector out) {
        switch (type()) {
            case BOOL -> {
                out.truth(rows);
                byte[] values = from.truth;
                byte[] to = out.truth;
                for (int i = 0; i < rows; i++) {
                    to[i] = values[at[i]];
                }
            }
            case DOUBLE -> {
                out.doubles(rows);
                double[] values = from.doubles;
                double[] to = out.doubles;
                for (int i = 0; i < rows; i++) {
                    to[i] = values[at[i]];
                }
            }
            case STRING -> {
                out.texts(rows);
                int[] values = from.texts;
                int[] to = out.texts;
                for (int i = 0; i < rows; i++) {
                    to[i] = values[at[i]];
                }
            }
            case INT, MONEY, DATE, MONTH -> {
                out.numbers(rows);
                long[] values = from.wide(from.narrow.length);
                long[] to = out.numbers;
                for (int i = 0; i < rows; i++) {
                    to[i] = values[at[i]];
                }
                out.whole = from.whole;
                if (!out.whole) {
                    out.known(rows);
                    for (int i = 0; i < rows; i++) {
                        out.known[i] = from.known[at[i]];
                    }
                }
            }
        }
    }

    private void take(Vector from, byte[] at, int rows, Vector out) {
        switch (type()) {
            case BOOL -> {
                out.truth(rows);
                byte[] values = from.truth;
                byte[] to = out.truth;
                for (int i = 0; i < rows; i++) {
                    to[i] = values[at[i]];
                }
            }
            case DOUBLE -> {
                out.doubles(rows);
                double[] values = from.doubles;
                double[] to = out.doubles;
                for (int i = 0; i < rows; i++) {
                    to[i] = values[at[i]];
                }
            }
            case STRING -> {
                out.texts(rows);
                int[] values = from.texts;
                int[] to = out.texts;
                for (int i = 0; i < rows; i++) {
                    to[i] = values[at[i]];
                }
            }
            case INT, MONEY, DATE, MONTH -> {
                out.numbers(rows);
                long[] values = from.numbers;
                long[] to = out.numbers;
                for (int i = 0; i < rows; i++) {
                    to[i] = values[at[i]];
                }
                out.whole = from.whole;
                if (!out.whole) {
                    out.known(rows);
                    for (int i = 0; i < rows; i++) {
                        out.known[i] = from.known[at[i]];
                    }
                }
            }
        }
    }
}

package org.holdfast.register.snapshot;

import java.util.Objects;
import org.holdfast.column.BatchCells;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Dictionary;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.StringColumn;
import org.jspecify.annotations.Nullable;

/** Gathers cells of a snapshot's column, range after range, into a column in memory. */
abstract class Gathering {
    final ColumnForm form;
    private byte[] known = {};

    private Gathering(ColumnForm form) {
        this.form = form;
    }

    /** @param texts takes the texts of a column that has no dictionary of its own */
    static Gathering of(ColumnForm form, Dictionary texts) {
        return switch (form.kind()) {
            case DECIMAL -> new Decimals(form);
            case STRING ->
                form.layout() == Layout.TEXT
                        ? new Texts(form, texts)
                        : new Codes(form, Objects.requireNonNull(form.dictionary()));
            default -> new Wholes(form);
        };
    }

    final void add(BatchCells cells, int from, int count) {
        if (known.length < count) {
            known = new byte[count];
        }
        cells.known(from, count, known);
        add(cells, from, count, known);
    }

    abstract void add(BatchCells cells, int from, int count, byte[] isKnown);

    abstract Column build();

    private static final class Decimals extends Gathering {
        private final DoubleColumn.Builder column = new DoubleColumn.Builder();
        private double[] values = {};

        Decimals(ColumnForm form) {
            super(form);
        }

        @Override
        void add(BatchCells cells, int from, int count, byte[] isKnown) {
            if (values.length < count) {
                values = new double[count];
            }
            cells.doubles(from, count, values);
            for (int i = 0; i < count; i++) {
                if (isKnown[i] == 0) {
                    column.addUnknown();
                } else {
                    column.add(values[i]);
                }
            }
        }

        @Override
        Column build() {
            return column.build();
        }
    }

    private static final class Texts extends Gathering {
        private final StringColumn.Builder column;
        private final Dictionary texts;

        Texts(ColumnForm form, Dictionary texts) {
            super(form);
            this.texts = texts;
            this.column = new StringColumn.Builder(texts);
        }

        @Override
        void add(BatchCells cells, int from, int count, byte[] isKnown) {
            for (int i = 0; i < count; i++) {
                if (isKnown[i] == 0) {
                    column.addUnknown();
                } else {
                    byte[] utf8 = cells.utf8(from + i);
                    column.addCode(texts.code(utf8, 0, utf8.length));
                }
            }
        }

        @Override
        Column build() {
            return column.build();
        }
    }

    private static final class Codes extends Gathering {
        private final StringColumn.Builder column;
        private final WholeCells codes = new WholeCells();

        Codes(ColumnForm form, Dictionary dictionary) {
            super(form);
            this.column = new StringColumn.Builder(dictionary);
        }

        @Override
        void add(BatchCells cells, int from, int count, byte[] isKnown) {
            long[] values = codes.read(form.layout(), cells, from, count);
            for (int i = 0; i < count; i++) {
                if (isKnown[i] == 0) {
                    column.addUnknown();
                } else {
                    column.addCode((int) values[i]);
                }
            }
        }

        @Override
        Column build() {
            return column.build();
        }
    }

    private static final class Wholes extends Gathering {
        private final LongColumn.Builder column;
        private final WholeCells cellValues = new WholeCells();
        private final long @Nullable [] months;

        Wholes(ColumnForm form) {
            super(form);
            column = new LongColumn.Builder(form.kind());
            Dictionary dictionary = form.dictionary();
            months = dictionary == null ? null : months(dictionary);
        }

        private static long[] months(Dictionary dictionary) {
            long[] months = new long[dictionary.size()];
            for (int code = 0; code < months.length; code++) {
                months[code] = Months.parse(dictionary.text(code));
            }
            return months;
        }

        @Override
        void add(BatchCells cells, int from, int count, byte[] isKnown) {
            long[] values = cellValues.read(form.layout(), cells, from, count);
            for (int i = 0; i < count; i++) {
                if (isKnown[i] == 0) {
                    column.addUnknown();
                } else {
                    column.add(months == null ? values[i] : months[(int) values[i]]);
                }
            }
        }

        @Override
        Column build() {
            return column.build();
        }
    }
}

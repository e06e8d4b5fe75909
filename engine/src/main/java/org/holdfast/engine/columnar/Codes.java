package org.holdfast.engine.columnar;

import org.holdfast.column.BatchCells;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.Dictionary;

/** The codes of a column of few distinct values in the batch at hand; an unknown cell has the code after the last. */
final class Codes {
    /** Whether the codes are in {@link #bytes}; else in {@link #ints}. */
    boolean small;

    byte[] bytes = {};
    int[] ints = {};
    /** The batch they were read for. */
    int generation = -1;

    /** Whether the cells of a column are read as codes: texts of a dictionary, months, conditions, small numbers. */
    static boolean isCoded(ColumnForm form) {
        return form.dictionary() != null
                || form.layout() == ColumnForm.Layout.BIT
                || form.layout() == ColumnForm.Layout.INT8
                        && form.least() >= Byte.MIN_VALUE
                        && form.greatest() - form.least() < Byte.MAX_VALUE - 1;
    }

    /** How many values a coded column may have, the unknown one not counted. */
    static int size(ColumnForm form) {
        Dictionary dictionary = form.dictionary();
        if (dictionary != null) {
            return dictionary.size();
        }
        return form.layout() == ColumnForm.Layout.BIT ? 2 : (int) Math.max(0, form.greatest() - form.least() + 1);
    }

    /** Reads the codes of some rows. */
    void read(BatchCells cells, ColumnForm form, int first, int rows, byte[] known) {
        int unknown = size(form);
        small = unknown <= Byte.MAX_VALUE
                && (form.layout() == ColumnForm.Layout.INT8 || form.layout() == ColumnForm.Layout.BIT);
        boolean whole = cells.isWhole();
        if (!whole) {
            cells.known(first, rows, known);
        }
        if (small) {
            readSmall(cells, form, first, rows);
            if (!whole) {
                byte none = (byte) unknown;
                for (int i = 0; i < rows; i++) {
                    bytes[i] = (byte) (bytes[i] & -known[i] | none & known[i] - 1);
                }
            }
            return;
        }
        ints = ints.length < rows ? new int[rows + rows / 8 + 16] : ints;
        widen(cells, form.layout(), first, rows, ints);
        if (!whole) {
            for (int i = 0; i < rows; i++) {
                ints[i] = known[i] != 0 ? ints[i] : unknown;
            }
        }
    }

    private void readSmall(BatchCells cells, ColumnForm form, int first, int rows) {
        bytes = bytes.length < rows ? new byte[rows + rows / 8 + 16] : bytes;
        if (form.layout() == ColumnForm.Layout.BIT) {
            cells.bits(first, rows, bytes);
            return;
        }
        cells.bytes(first, rows, bytes);
        if (form.dictionary() == null && form.least() != 0) {
            byte least = (byte) form.least();
            for (int i = 0; i < rows; i++) {
                bytes[i] -= least;
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

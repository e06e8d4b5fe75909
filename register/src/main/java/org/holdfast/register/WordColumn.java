package org.holdfast.register;

import org.apache.parquet.column.ColumnDescriptor;

/** A column whose cells are texts of a list that is known before. */
public final class WordColumn extends WordCodes {
    private final CellShape shape;

    WordColumn(ColumnDescriptor column, CellShape shape, ParquetWords words) {
        super(column, shape, words);
        this.shape = shape;
    }

    /** Adds a row with the text of a number; -1 is unknown. */
    public void add(int number) {
        shape.add(number >= 0);
        if (number >= 0) {
            put(number);
        }
    }
}

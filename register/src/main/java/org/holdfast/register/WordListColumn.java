package org.holdfast.register;

import org.apache.parquet.column.ColumnDescriptor;

/** A column whose cells are lists of texts that are known before. */
public final class WordListColumn extends WordCodes {
    private final ListShape shape;

    WordListColumn(ColumnDescriptor column, ListShape shape, ParquetWords words) {
        super(column, shape, words);
        this.shape = shape;
    }

    /** Adds the text of a number to the list of the row that is to end. */
    public void add(int number) {
        put(number);
    }

    /** Ends a row. */
    public void end() {
        shape.end(count());
    }
}

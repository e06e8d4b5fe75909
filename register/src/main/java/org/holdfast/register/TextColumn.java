package org.holdfast.register;

import org.apache.parquet.column.ColumnDescriptor;

/** A column whose cells are any texts, of which many are expected to be equal. */
public final class TextColumn extends WordCodes {
    private final CellShape shape;
    private final ParquetWords words;

    TextColumn(ColumnDescriptor column, CellShape shape, ParquetWords words) {
        super(column, shape, words);
        this.shape = shape;
        this.words = words;
    }

    public void add(String text) {
        shape.add(true);
        int number = words.number(text);
        grow();
        put(number);
    }

    public void addUnknown() {
        shape.add(false);
    }

    @Override
    void clear() {
        super.clear();
        words.clear();
    }
}

package org.holdfast.register;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;

/** One column of a group of rows: its cells are collected row by row and then written as pages. */
public abstract class GroupColumn {
    /** The most rows of a page, so that a reader can take a part of a group. */
    private static final int PAGE_ROWS = 20_000;

    private final ColumnDescriptor column;
    private final RowShape shape;

    GroupColumn(ColumnDescriptor column, RowShape shape) {
        this.column = column;
        this.shape = shape;
    }

    /** How many rows were added since the group began. */
    final int rows() {
        return shape.rows();
    }

    /** Writes the group and starts a new one. */
    final void write(PageWriteStore store, PageBytes page) throws IOException {
        PageWriter writer = store.getPageWriter(column);
        page.clear();
        int entries = dictionary(page);
        Encoding encoding = entries > 0 ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
        if (entries > 0) {
            writer.writeDictionaryPage(new DictionaryPage(page.input(), entries, Encoding.PLAIN));
        }
        int value = 0;
        for (int row = 0; row < rows(); ) {
            int to = pageEnd(row, value);
            Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
            page.clear();
            int cells = shape.write(row, to, page, statistics);
            int end = value + shape.values(row, to);
            values(value, end, page, statistics);
            writer.writePage(page.input(), cells, to - row, statistics, Encoding.RLE, Encoding.RLE, encoding);
            row = to;
            value = end;
        }
        shape.clear();
        clear();
    }

    private int pageEnd(int from, int value) {
        int to = Math.min(rows(), from + PAGE_ROWS);
        while (to > from + 1 && isTooLong(value, value + shape.values(from, to))) {
            to = from + (to - from) / 2;
        }
        return to;
    }

    /** Whether the values between two are more than a page should have. */
    boolean isTooLong(int from, int to) {
        return false;
    }

    /** Writes the dictionary if there is to be one; returns how many entries it has, or 0. */
    abstract int dictionary(PageBytes page);

    /** Writes the values between two. */
    abstract void values(int from, int to, PageBytes page, Statistics<?> statistics);

    /** Forgets the values. */
    abstract void clear();
}

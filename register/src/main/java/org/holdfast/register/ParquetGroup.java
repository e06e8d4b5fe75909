package org.holdfast.register;

import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** Some rows that follow one another, encoded and compressed, to be appended to a Parquet file. */
public final class ParquetGroup {
    /** To how many bytes the least and greatest text of a page are cut. */
    private static final int INDEXED_TEXT = 64;

    private final ColumnChunkPageWriteStore pages;
    private int rows;

    ParquetGroup(BytesInputCompressor compressor, MessageType schema) {
        this.pages =
                new ColumnChunkPageWriteStore(compressor, schema, new HeapByteBufferAllocator(), INDEXED_TEXT, true);
    }

    /** Takes the rows of a column. */
    void add(GroupColumn column, PageBytes page) throws IOException {
        rows = column.rows();
        column.write(pages, page);
    }

    public int rows() {
        return rows;
    }

    void appendTo(ParquetFileWriter file) throws IOException {
        file.startBlock(rows);
        pages.flushToFileWriter(file);
        file.endBlock();
    }
}

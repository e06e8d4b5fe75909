package org.holdfast.register;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file that is written by groups of rows: several threads encode them, and one appends them in order. */
public final class ParquetGroups implements Closeable {
    private static final int NO_PADDING = 0;
    private final MessageType schema;
    private final ParquetFileWriter file;
    private final List<BytesInputCompressor> compressors = new ArrayList<>();

    /** @param decimals of the currency */
    public ParquetGroups(Path path, List<ParquetRowWriter.Field> fields, int decimals) throws IOException {
        this.schema = ParquetRowWriter.schema(fields, decimals);
        this.file = new ParquetFileWriter(
                new LocalOutputFile(path),
                schema,
                ParquetFileWriter.Mode.CREATE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                NO_PADDING,
                null,
                ParquetProperties.builder().build());
        file.start();
    }

    /** What one thread encodes its groups with. */
    public synchronized ParquetGroupEncoder encoder() {
        BytesInputCompressor compressor = new PageCompressor();
        compressors.add(compressor);
        return new ParquetGroupEncoder(schema, compressor);
    }

    /** Writes the group that comes next in the file. */
    public synchronized void append(ParquetGroup group) throws IOException {
        if (group.rows() > 0) {
            group.appendTo(file);
        }
    }

    /** Ends the file; encoders must not be used any more. */
    @Override
    public synchronized void close() throws IOException {
        compressors.forEach(BytesInputCompressor::release);
        compressors.clear();
        try (file) {
            file.end(Map.of());
        }
    }
}

package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files of any type with parquet-java's own example objects. */
public final class ParquetFixture {
    private ParquetFixture() {}

    /** Adds the values of a row to a group. */
    public interface Row {
        void fill(Group group);
    }

    static void write(Path file, CompressionCodecName codec, String fields, List<Row> rows) throws IOException {
        write(file, codec, fields, rows, ParquetWriter.DEFAULT_BLOCK_SIZE);
    }

    /** Writes groups of 100 rows. */
    public static void writeGroups(Path file, String fields, List<Row> rows) throws IOException {
        write(file, CompressionCodecName.UNCOMPRESSED, fields, rows, 1);
    }

    private static void write(Path file, CompressionCodecName codec, String fields, List<Row> rows, long groupBytes)
            throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message t { " + fields + " }");
        Files.deleteIfExists(file);
        try (ParquetWriter<Group> out = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .withCompressionCodec(codec)
                .withType(schema)
                .withRowGroupSize(groupBytes)
                .build()) {
            SimpleGroupFactory groups = new SimpleGroupFactory(schema);
            for (Row row : rows) {
                Group group = groups.newGroup();
                row.fill(group);
                out.write(group);
            }
        }
    }
}

package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.holdfast.column.Currency;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/** Writes a table as Parquet, compressed with zstd: an unknown cell is null. */
final class ParquetTableWriter {
    private ParquetTableWriter() {}

    static void write(Table table, @Nullable Currency currency, Path file) throws IOException {
        TableRows rows = new TableRows(table, CellWords.decimals(currency));
        try (ParquetWriter<Integer> out = new Builder(new LocalOutputFile(file), rows)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            for (int row = 0; row < table.rows(); row++) {
                out.write(row);
            }
        }
    }

    @SuppressWarnings("deprecation") // parquet-java still wants the method that names Hadoop's configuration
    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final TableRows rows;

        Builder(OutputFile file, TableRows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(Configuration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }

    /** Gives parquet-java the cells of a row, by the row's number. */
    @SuppressWarnings("deprecation") // as above
    private static final class TableRows extends WriteSupport<Integer> {
        private final MessageType schema;
        private final ParquetField[] fields;
        private @Nullable RecordConsumer consumer;

        TableRows(Table table, int decimals) {
            fields = table.columns().entrySet().stream()
                    .map(e -> new ParquetField(e.getKey(), e.getValue(), decimals))
                    .toArray(ParquetField[]::new);
            schema = ParquetField.schema(table.name(), fields);
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(Integer row) {
            RecordConsumer out = consumer;
            if (out == null) {
                throw new IllegalStateException("writing was not prepared");
            }
            out.startMessage();
            for (int index = 0; index < fields.length; index++) {
                fields[index].write(row, index, out);
            }
            out.endMessage();
        }
    }
}

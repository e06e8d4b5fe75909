package org.holdfast.register;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;

/** Writes rows of values as Parquet, one after the other, compressed with zstd; null is null. */
public final class ParquetRowWriter implements Closeable {
    private final ParquetWriter<List<@Nullable Object>> out;

    /**
     * A column of the file. Its cells are String, Boolean, Long (INT, MONEY in minor units, DATE in epoch days, MONTH as
     * text), Double, or a list of strings.
     */
    public record Field(String name, Kind kind, boolean list) {}

    /** @param decimals of the currency */
    public ParquetRowWriter(Path file, List<Field> fields, int decimals) throws IOException {
        out = new Builder(new LocalOutputFile(file), new Rows(fields, decimals))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build();
    }

    /** Writes a row, its cells in the order of the fields. */
    public void write(List<@Nullable Object> cells) throws IOException {
        out.write(cells);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** What a file of these fields holds, by parquet's own types. */
    static MessageType schema(List<Field> fields, int decimals) {
        return new MessageType(
                "row", fields.stream().map(field -> type(field, decimals)).toList());
    }

    private static Type type(Field field, int decimals) {
        if (field.list()) {
            return Types.optionalList()
                    .requiredElement(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(field.name());
        }
        return switch (field.kind()) {
            case STRING, MONTH ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(field.name());
            case BOOL -> Types.optional(PrimitiveTypeName.BOOLEAN).named(field.name());
            case INT -> Types.optional(PrimitiveTypeName.INT64).named(field.name());
            case DECIMAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(field.name());
            case MONEY ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.decimalType(decimals, 18))
                        .named(field.name());
            case DATE ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(field.name());
        };
    }

    @SuppressWarnings("deprecation") // parquet-java still wants the method that names Hadoop's configuration
    private static final class Builder extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {
        private final Rows rows;

        Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }

    /** Gives parquet-java the cells of a row. */
    @SuppressWarnings("deprecation") // as above
    private static final class Rows extends WriteSupport<List<@Nullable Object>> {
        private final List<Field> fields;
        private final MessageType schema;
        private @Nullable RecordConsumer consumer;

        Rows(List<Field> fields, int decimals) {
            this.fields = List.copyOf(fields);
            this.schema = schema(fields, decimals);
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
        public void write(List<@Nullable Object> row) {
            RecordConsumer to = consumer;
            if (to == null) {
                throw new IllegalStateException("writing was not prepared");
            }
            to.startMessage();
            for (int i = 0; i < fields.size(); i++) {
                Object cell = row.get(i);
                if (cell != null) {
                    Field field = fields.get(i);
                    to.startField(field.name(), i);
                    if (cell instanceof List<?> list) {
                        list(list, to);
                    } else {
                        value(field.kind(), cell, to);
                    }
                    to.endField(field.name(), i);
                }
            }
            to.endMessage();
        }

        private static void list(List<?> list, RecordConsumer to) {
            to.startGroup();
            if (!list.isEmpty()) {
                to.startField("list", 0);
                for (Object element : list) {
                    to.startGroup();
                    to.startField("element", 0);
                    to.addBinary(Binary.fromString(String.valueOf(element)));
                    to.endField("element", 0);
                    to.endGroup();
                }
                to.endField("list", 0);
            }
            to.endGroup();
        }

        private static void value(Kind kind, Object cell, RecordConsumer to) {
            switch (kind) {
                case STRING, MONTH -> to.addBinary(Binary.fromString(cell.toString()));
                case BOOL -> to.addBoolean((Boolean) cell);
                case INT, MONEY -> to.addLong((Long) cell);
                case DECIMAL -> to.addDouble((Double) cell);
                case DATE -> to.addInteger(Math.toIntExact((Long) cell));
            }
        }
    }
}

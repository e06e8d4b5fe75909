package org.holdfast.register;

import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.holdfast.column.Column;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.StringColumn;

/** A column of a table as a field of a Parquet file. */
final class ParquetField {
    private static final int DIGITS_OF_LONG = 18;
    private static final int CACHED = 1 << 16;
    private final String name;
    private final Column column;
    private final int decimals;
    private final Binary[] texts;

    ParquetField(String name, Column column, int decimals) {
        this.name = name;
        this.column = column;
        this.decimals = decimals;
        this.texts =
                column instanceof StringColumn strings && strings.dictionary().size() < CACHED
                        ? new Binary[strings.dictionary().size()]
                        : new Binary[0];
    }

    static MessageType schema(String table, ParquetField[] fields) {
        return new MessageType(
                table, Arrays.stream(fields).map(ParquetField::type).toList());
    }

    void write(int row, int index, RecordConsumer out) {
        if (!column.isKnown(row)) {
            return;
        }
        out.startField(name, index);
        if (column instanceof StringColumn strings) {
            out.addBinary(text(strings, row));
        } else if (column instanceof DoubleColumn doubles) {
            out.addDouble(doubles.get(row));
        } else {
            write((LongColumn) column, row, out);
        }
        out.endField(name, index);
    }

    private static void write(LongColumn column, int row, RecordConsumer out) {
        long value = column.get(row);
        switch (column.kind()) {
            case BOOL -> out.addBoolean(value == 1);
            case DATE -> out.addInteger((int) value);
            case MONTH -> out.addBinary(Binary.fromString(Months.toString(value)));
            default -> out.addLong(value);
        }
    }

    private Binary text(StringColumn strings, int row) {
        int code = strings.code(row);
        if (code >= texts.length) {
            return Binary.fromString(strings.get(row));
        }
        if (texts[code] == null) {
            texts[code] = Binary.fromString(strings.get(row));
        }
        return texts[code];
    }

    private Type type() {
        LogicalTypeAnnotation text = LogicalTypeAnnotation.stringType();
        return switch (column.kind()) {
            case STRING, MONTH ->
                Types.optional(PrimitiveTypeName.BINARY).as(text).named(name);
            case BOOL -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case INT -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case DECIMAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case MONEY ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.decimalType(decimals, DIGITS_OF_LONG))
                        .named(name);
            case DATE ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(name);
        };
    }
}

package org.holdfast.register;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;

/** How the values of one Parquet type are written as the text of a cell. */
enum ParquetCell {
    TEXT(Kind.STRING, EnumSet.of(Kind.STRING, Kind.BOOL, Kind.MONEY, Kind.DATE, Kind.MONTH)) {
        @Override
        void append(ColumnReader column, PrimitiveType type, CellText text) {
            text.append(column.getBinary(), CsvRows.LONGEST_FIELD + 1);
        }
    },
    TRUTH(Kind.BOOL, EnumSet.of(Kind.BOOL)) {
        @Override
        void append(ColumnReader column, PrimitiveType type, CellText text) {
            text.append(column.getBoolean() ? "true" : "false");
        }
    },
    INTEGER(Kind.INT, EnumSet.of(Kind.INT, Kind.DECIMAL, Kind.MONEY)) {
        @Override
        void append(ColumnReader column, PrimitiveType type, CellText text) {
            boolean wide = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT64;
            boolean unsigned = type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation i && !i.isSigned();
            if (!unsigned) {
                text.append(wide ? column.getLong() : column.getInteger());
            } else if (wide) {
                text.append(Long.toUnsignedString(column.getLong()));
            } else {
                text.append(Integer.toUnsignedLong(column.getInteger()));
            }
        }
    },
    FLOATING(Kind.DECIMAL, EnumSet.of(Kind.DECIMAL, Kind.MONEY)) {
        @Override
        void append(ColumnReader column, PrimitiveType type, CellText text) {
            if (type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.DOUBLE) {
                text.append(column.getDouble());
            } else {
                text.append(column.getFloat());
            }
        }
    },
    EXACT(Kind.DECIMAL, EnumSet.of(Kind.DECIMAL, Kind.MONEY)) {
        @Override
        void append(ColumnReader column, PrimitiveType type, CellText text) {
            int scale = ((DecimalLogicalTypeAnnotation) type.getLogicalTypeAnnotation()).getScale();
            switch (type.getPrimitiveTypeName()) {
                case INT32 -> text.append(column.getInteger(), scale);
                case INT64 -> text.append(column.getLong(), scale);
                default -> text.append(decimal(column.getBinary(), scale));
            }
        }
    },
    DAY(Kind.DATE, EnumSet.of(Kind.DATE, Kind.MONTH)) {
        @Override
        void append(ColumnReader column, PrimitiveType type, CellText text) {
            text.append(LocalDate.ofEpochDay(column.getInteger()).toString());
        }
    },
    NOTHING(Kind.STRING, EnumSet.allOf(Kind.class)) {
        @Override
        void append(ColumnReader column, PrimitiveType type, CellText text) {
            // a column of the null type has no values
        }
    };

    private static final int LONGEST_DECIMAL = 64;
    private final Kind natural;
    private final Set<Kind> kinds;

    ParquetCell(Kind natural, Set<Kind> kinds) {
        this.natural = natural;
        this.kinds = kinds;
    }

    /** Writes the reader's value, which is there, as text. */
    abstract void append(ColumnReader column, PrimitiveType type, CellText text);

    /** What such a column holds when nothing else says so. */
    Kind natural() {
        return natural;
    }

    boolean canGive(Kind kind) {
        return kinds.contains(kind);
    }

    /** How values of a type are written; empty for nested types and those the register format has no use for. */
    static Optional<ParquetCell> find(Type type) {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            return Optional.empty();
        }
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof UnknownLogicalTypeAnnotation) {
            return Optional.of(NOTHING);
        }
        if (logical instanceof DecimalLogicalTypeAnnotation) {
            return Optional.of(EXACT);
        }
        return Optional.ofNullable(
                switch (type.asPrimitiveType().getPrimitiveTypeName()) {
                    case BOOLEAN -> logical == null ? TRUTH : null;
                    case INT32, INT64 -> integer(logical);
                    case DOUBLE, FLOAT -> logical == null ? FLOATING : null;
                    case BINARY -> isText(logical) ? TEXT : null;
                    default -> null;
                });
    }

    private static @Nullable ParquetCell integer(LogicalTypeAnnotation logical) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            return DAY;
        }
        return logical == null || logical instanceof IntLogicalTypeAnnotation ? INTEGER : null;
    }

    private static boolean isText(LogicalTypeAnnotation logical) {
        return logical == null
                || logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation;
    }

    private static String decimal(Binary unscaled, int scale) {
        byte[] bytes = unscaled.getBytesUnsafe();
        if (bytes.length == 0 || bytes.length > LONGEST_DECIMAL) {
            return "not a number";
        }
        return new BigDecimal(new BigInteger(bytes), scale).toPlainString();
    }
}

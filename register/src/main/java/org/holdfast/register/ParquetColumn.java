package org.holdfast.register;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.schema.PrimitiveType;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;

/** One column of a Parquet file, read value by value within a row group. */
final class ParquetColumn {
    private static final int LENGTH_OF_DATE = 10;
    private static final int LENGTH_OF_MONTH = 7;
    private final ColumnDescriptor descriptor;
    private final PrimitiveType type;
    private final ParquetCell cell;
    private final boolean asMonth;
    private @Nullable ColumnReader reader;

    ParquetColumn(ColumnDescriptor descriptor, ParquetCell cell, Kind kind) {
        this.descriptor = descriptor;
        this.type = descriptor.getPrimitiveType();
        this.cell = cell;
        this.asMonth = cell == ParquetCell.DAY && kind == Kind.MONTH;
    }

    void start(ColumnReadStoreImpl group) {
        reader = group.getColumnReader(descriptor);
    }

    /** Writes the next value as text; nothing when it is null. */
    void append(CellText text) {
        ColumnReader values = reader;
        if (values == null) {
            throw new IllegalStateException("no row group was started");
        }
        if (values.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel()) {
            int start = text.size();
            cell.append(values, type, text);
            if (asMonth && text.size() == start + LENGTH_OF_DATE && text.endsWith("-01")) {
                text.cutTo(start + LENGTH_OF_MONTH);
            }
        }
        values.consume();
    }
}

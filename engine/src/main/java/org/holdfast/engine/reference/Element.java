package org.holdfast.engine.reference;

import org.holdfast.column.Column;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/**
 * An element of a list: a {@link Row} or a value (null is unknown), and whether it belongs to the list (null is
 * unknown).
 */
record Element(@Nullable Object value, @Nullable Boolean belongs) {
    /** One row of a table. */
    record Row(Table table, int row) {
        /** The value of a column; null when the cell is empty, the column absent or of another type than expected. */
        @Nullable
        Object get(String name, Type.Scalar type) {
            Column column = table.columns().get(name);
            if (column == null || !column.isKnown(row) || Type.Scalar.of(column.kind()) != type) {
                return null;
            }
            if (column instanceof LongColumn numbers) {
                return type == Type.Scalar.BOOL ? (Object) (numbers.get(row) != 0) : (Object) numbers.get(row);
            }
            return column instanceof DoubleColumn numbers
                    ? (Object) numbers.get(row)
                    : ((StringColumn) column).get(row);
        }
    }
}

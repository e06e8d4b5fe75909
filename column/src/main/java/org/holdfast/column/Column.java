package org.holdfast.column;

/** One column of a table: cells of one {@link Kind}, each known or unknown (null). */
public sealed interface Column permits LongColumn, DoubleColumn, StringColumn {
    Kind kind();

    int rows();

    /** Whether the cell holds a value; an unknown cell has none that may be read. */
    boolean isKnown(int row);
}

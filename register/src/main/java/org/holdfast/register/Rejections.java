package org.holdfast.register;

import java.io.IOException;

/** Takes the rows that are rejected, each with its first fault. */
@FunctionalInterface
public interface Rejections {
    /**
     * @param line where in its file the row starts
     * @param column the column or columns at fault, or empty
     * @param value what is shown of the cell, or empty
     */
    void add(String table, long line, String column, String value, Reason reason) throws IOException;
}

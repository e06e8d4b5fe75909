package org.holdfast.register;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;

/** The rows of one table file, read once from first to last. */
interface Rows extends Closeable {
    /** The names of the columns, in the file's order. */
    List<String> header();

    /** What an extra column holds when no descriptor says so. */
    default Kind natural(int column) {
        return Kind.STRING;
    }

    /** Says what each column should hold; a file whose types cannot give that is refused. Text may hold anything. */
    default void expect(List<ColumnSchema> columns) throws UnreadableRegister {
        // text is judged cell by cell
    }

    /** Reads the next row into {@link #cells()}; false at the end. */
    boolean next() throws IOException, UnreadableRegister;

    Cells cells();
}

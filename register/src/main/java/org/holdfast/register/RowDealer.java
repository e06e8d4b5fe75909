package org.holdfast.register;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.jspecify.annotations.Nullable;

/** Deals the rows of a table file out to several hands that work at once, portion after portion. */
interface RowDealer extends Closeable {
    /** The file's header and what its columns hold by nature; its rows are dealt. */
    Rows head();

    /** Says what each column should hold; a file whose types cannot give that is refused. */
    void expect(List<ColumnSchema> columns) throws UnreadableRegister;

    /** The next portion for a hand, whose rows are the hand's until it asks again; null when there are no more. */
    @Nullable
    Rows deal(int hand) throws IOException, UnreadableRegister;

    /** The number of the portion that a hand was dealt, or tried to get, last: earlier rows have lower numbers. */
    long portion(int hand);

    /** The SHA-256 of the file, once all its rows were read. */
    String digest() throws IOException;

    /** Deals no more. */
    void stop();
}

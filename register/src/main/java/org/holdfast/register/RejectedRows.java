package org.holdfast.register;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The list of rejected rows, written as they are found: one line a row, with the row's first fault. */
public final class RejectedRows implements Rejections, Closeable {
    static final String MASK = "***";
    private final Path file;
    private final OutputStream bytes;
    private final Writer out;
    private final long[] counts = new long[Reason.values().length];

    public RejectedRows(Path file) throws IOException {
        this.file = file;
        bytes = Files.newOutputStream(file);
        out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8.newEncoder()), 1 << 16);
        out.write("table,line,column,value,reason\n");
    }

    @Override
    public void add(String table, long line, String column, String value, Reason reason) throws IOException {
        counts[reason.ordinal()]++;
        Unwritable.guard(file, () -> write(table, line, column, value, reason));
    }

    private void write(String table, long line, String column, String value, Reason reason) throws IOException {
        out.write(table);
        out.write(',');
        out.write(Long.toString(line));
        out.write(',');
        CsvCell.write(column, out);
        out.write(',');
        CsvCell.write(value, out);
        out.write(',');
        out.write(reason.toString());
        out.write('\n');
    }

    /** The counts by reason since this was last called. */
    public SortedMap<String, Long> takeCounts() {
        SortedMap<String, Long> byReason = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            if (counts[reason.ordinal()] > 0) {
                byReason.put(reason.toString(), counts[reason.ordinal()]);
                counts[reason.ordinal()] = 0;
            }
        }
        return Collections.unmodifiableSortedMap(byReason);
    }

    @Override
    public void close() throws IOException {
        Unwritable.guard(file, () -> {
            // a writer that cannot write what it still has leaves the stream open
            try (bytes) {
                out.close();
            }
        });
    }
}

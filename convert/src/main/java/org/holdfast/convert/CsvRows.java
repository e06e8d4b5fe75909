package org.holdfast.convert;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Whether every row of a CSV file is whole (RFC 4180): as many cells as the header, quotes that close, no row beyond a megabyte.
 *
 * <p>DuckDB 2.0 is not asked alone, because it can lose such rows without a word: reading in parallel, a
 * last row longer than its buffer; reading in one thread, rows after a quote that is not closed. What it
 * sees is compared with what is counted here.
 */
final class CsvRows {
    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_CLOSED
    }

    private static final int LONGEST = 1 << 20;

    private final char delimiter;
    private final boolean carriageReturns;
    private final int width;
    private boolean returned;
    private State state = State.FIELD_START;
    private int cells = 1;
    private int bytes;
    private long rows;
    private int line = 1;
    private int rowLine = 1;

    private CsvRows(CsvHeader header) {
        this.delimiter = header.delimiter();
        this.carriageReturns = header.carriageReturns();
        this.width = header.columns().size();
    }

    /** The number of rows below the header; throws at the first row that is not whole. */
    static long count(Path file, CsvHeader header) throws IOException, CsvHeader.Unusable {
        CsvRows rows = new CsvRows(header);
        try (InputStream in = new BufferedInputStream(CsvHeader.open(file), 1 << 16)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    rows.accept(buffer[i]);
                }
            }
        }
        rows.end();
        return rows.rows - 1;
    }

    private void accept(byte next) throws CsvHeader.Unusable {
        if (++bytes > LONGEST) {
            throw refused(rowLine, "holds a row of more than a megabyte");
        }
        if (returned && next != '\n') {
            throw refused(line, "has a carriage return that is no line end");
        }
        if (state == State.QUOTED) {
            state = next == '"' ? State.QUOTE_CLOSED : State.QUOTED;
        } else if (next == '"' && state != State.PLAIN) {
            state = State.QUOTED;
        } else if (next == delimiter) {
            state = State.FIELD_START;
            cells++;
        } else if (next == '\n') {
            endRow();
        } else if (next == '\r') {
            returned = true;
        } else {
            acceptText();
        }
        line += next == '\n' ? 1 : 0;
        rowLine = bytes == 0 ? line : rowLine;
    }

    private void acceptText() throws CsvHeader.Unusable {
        if (state == State.QUOTE_CLOSED) {
            throw refused(line, "has text after a closing quote");
        }
        state = State.PLAIN;
    }

    /** A line with nothing on it is no row, unless the table has one column. */
    private void endRow() throws CsvHeader.Unusable {
        if (returned != carriageReturns) {
            throw refused(line, "does not end this line as it ends the first one (LF or CR LF)");
        }
        boolean blank = cells == 1 && state == State.FIELD_START;
        if (cells != width && !blank) {
            throw refused(rowLine, "has " + cells + " cells where the header has " + width);
        }
        state = State.FIELD_START;
        rows += blank && width > 1 ? 0 : 1;
        returned = false;
        cells = 1;
        bytes = 0;
    }

    private void end() throws CsvHeader.Unusable {
        if (state == State.QUOTED) {
            throw refused(rowLine, "opens a quote in this row that is never closed");
        }
        if (bytes > 0) {
            returned = carriageReturns;
            endRow();
        }
    }

    private static CsvHeader.Unusable refused(int line, String reason) {
        return new CsvHeader.Unusable(line, reason);
    }
}

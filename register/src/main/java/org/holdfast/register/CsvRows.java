package org.holdfast.register;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The rows of a CSV file (RFC 4180, UTF-8): quotes, line ends LF, CRLF or CR, a byte order mark, line ends within
 * quotes; blank lines are passed over.
 *
 * <p>Cells are slices of the buffer the file is read into; a quoted cell is unquoted in place. A field over 1 MiB, or
 * one with which the row has over 16 MiB, is not kept: its row has the fault {@code LENGTH}. Text after a closing quote
 * is the fault {@code COLUMNS}, and not part of the field. None of this depends on how much is read at a time.
 */
final class CsvRows implements Rows {
    static final int LONGEST_FIELD = 1 << 20;
    private static final int LONGEST_ROW = 1 << 24;
    private static final int KEPT_OF_LONG_FIELD = 1024;
    private static final int MOST_COLUMNS = 10_000;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long COMMAS = ONES * ',';
    private static final long AFTER_LINE_ENDS = ONES * ('\r' + 1);
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private final String file;
    private final InputStream in;
    private final Cells cells = new Cells();
    private final List<String> header;
    private byte[] buffer = new byte[1 << 18];
    /** The next byte to look at, and the end of those read. */
    private int at;

    private int limit;
    private boolean ended;
    private long line = 1;
    private boolean afterReturn;

    private int rowStart;
    private int fieldStart;
    /** Where the kept text of the field so far ends; before {@link #at} once quotes were taken out. */
    private int fieldEnd;

    /** How many cells of a row are kept: as many as the header has. */
    private int columns = MOST_COLUMNS;

    private int capacity;

    /** How long the cells of the row that are kept are together. */
    private int kept;

    /** Reads the header; the stream is closed with the rows. */
    CsvRows(String file, InputStream in) throws IOException, UnreadableRegister {
        this.file = file;
        this.in = in;
        limit = in.readNBytes(buffer, 0, 3);
        if (limit == 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
            at = 3;
        }
        header = readHeader();
        columns = header.size();
    }

    /** Rows with a header known from elsewhere: of blocks to be given, or of a stream from a row on. */
    CsvRows(String file, InputStream in, List<String> header, long line, boolean afterReturn) {
        this.file = file;
        this.in = in;
        this.header = header;
        this.columns = header.size();
        this.line = line;
        this.afterReturn = afterReturn;
    }

    /** Goes on with a block that starts with a row and ends with one. */
    void take(byte[] block, int length, long startLine, boolean startsAfterReturn) {
        buffer = block;
        at = 0;
        limit = length;
        ended = true;
        line = startLine;
        afterReturn = startsAfterReturn;
    }

    /** The bytes that were read and not looked at. */
    byte[] rest() {
        return Arrays.copyOfRange(buffer, at, limit);
    }

    /** The line on which the next row starts. */
    long line() {
        return line;
    }

    /** Whether a line feed at the start of what comes next ends no line. */
    boolean isAfterReturn() {
        return afterReturn;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    @Override
    public boolean next() throws IOException, UnreadableRegister {
        if (!findRow()) {
            return false;
        }
        startRow();
        boolean more;
        do {
            fieldStart = at;
            more = buffer[at] == '"' ? quotedField() : plainField();
        } while (more && anotherField());
        cells.bytes = buffer;
        return true;
    }

    private List<String> readHeader() throws IOException, UnreadableRegister {
        if (!next()) {
            throw new UnreadableRegister(file + " is empty: give it a header row with the names of its columns");
        }
        if (cells.fault != null || cells.count > MOST_COLUMNS) {
            throw new UnreadableRegister(file + ": line " + cells.line + " is no header row: a name is too long, badly"
                    + " quoted, or there are more than " + MOST_COLUMNS);
        }
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < cells.count; cell++) {
            names.add(cells.text(cell).strip());
        }
        return Collections.unmodifiableList(names);
    }

    /** Moves to the first byte of the next row; false when there is none. */
    private boolean findRow() throws IOException {
        startRow();
        while (at < limit || fill()) {
            byte next = buffer[at];
            if (next == '\n' && afterReturn) {
                afterReturn = false;
                at++;
            } else if (next == '\n' || next == '\r') {
                endLine(next);
            } else {
                afterReturn = false;
                return true;
            }
        }
        return false;
    }

    private void endLine(byte end) {
        afterReturn = end == '\r';
        line++;
        at++;
        startRow();
    }

    private void startRow() {
        rowStart = at;
        fieldStart = at;
        fieldEnd = at;
        capacity = columns;
        kept = 0;
        cells.clear(line);
    }

    /** After a comma: whether a field starts, or the file ends so that the last field is empty. */
    private boolean anotherField() throws IOException {
        fieldStart = at;
        fieldEnd = at;
        if (at < limit || fill()) {
            return true;
        }
        endField();
        return false;
    }

    private boolean plainField() throws IOException {
        skipToSeparator(true);
        endField();
        return separator();
    }

    /** Moves to the comma or line end that ends a field, or to the end of the file. */
    private void skipToSeparator(boolean isOfField) throws IOException {
        while (true) {
            byte[] bytes = buffer;
            int here = at;
            int end = limit;
            while (here + Long.BYTES <= end) {
                int passed = beforeSeparator((long) LONGS.get(bytes, here));
                here += passed;
                if (passed < Long.BYTES && isSeparator(bytes[here])) {
                    break;
                }
                here += passed < Long.BYTES ? 1 : 0;
            }
            while (here < end && !isSeparator(bytes[here])) {
                here++;
            }
            at = here;
            fieldEnd = isOfField ? here : fieldEnd;
            if (here < end || !fill()) {
                return;
            }
        }
    }

    private boolean quotedField() throws IOException, UnreadableRegister {
        long opened = line;
        boolean returned = false;
        at++;
        fieldStart = at;
        fieldEnd = at;
        while (true) {
            if (at == limit && !fill()) {
                throw new UnreadableRegister(file + ": the quote opened on line " + opened
                        + " is never closed: the file is cut off or a quote is missing");
            }
            byte next = buffer[at++];
            if (next == '"') {
                if (at == limit && !fill()) {
                    endField();
                    return false;
                }
                if (buffer[at] != '"') {
                    break;
                }
                at++;
            } else if (next == '\r' || next == '\n' && !returned) {
                line++;
            }
            returned = next == '\r';
            buffer[fieldEnd++] = next;
        }
        if (!isSeparator(buffer[at])) {
            blameLength();
            cells.blame(Reason.COLUMNS, cells.count);
            skipToSeparator(false);
        }
        endField();
        return separator();
    }

    private void endField() {
        blameLength();
        if (cells.count < capacity) {
            kept += fieldEnd - fieldStart;
            cells.add(fieldStart, fieldEnd);
        } else {
            cells.count++;
        }
    }

    private void blameLength() {
        if (cells.count < capacity && (isLong() || isOfLongRow())) {
            cells.blame(Reason.LENGTH, cells.count);
        }
    }

    private boolean isLong() {
        return fieldEnd - fieldStart > LONGEST_FIELD;
    }

    private boolean isOfLongRow() {
        return kept + (fieldEnd - fieldStart) > LONGEST_ROW;
    }

    /** Takes the comma or line end after a field; whether it was a comma. */
    private boolean separator() {
        if (at == limit) {
            return false;
        }
        byte next = buffer[at];
        if (next == ',') {
            at++;
            return true;
        }
        line++;
        at++;
        afterReturn = next == '\r';
        return false;
    }

    /** How many of eight bytes, lowest first, come before one that may be a comma or a line end. */
    private static int beforeSeparator(long word) {
        long commas = word ^ COMMAS;
        // a byte that is less than another borrows into its highest bit; what borrows further lies behind it
        long found = ((commas - ONES) & ~commas | (word - AFTER_LINE_ENDS) & ~word) & HIGHEST_BITS;
        return Long.numberOfTrailingZeros(found) >> 3;
    }

    private static boolean isSeparator(byte value) {
        return value == ',' || value == '\n' || value == '\r';
    }

    /** Reads more bytes when all were looked at; keeps what the row holds so far, unless it is too much. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        forget();
        if (rowStart > 0) {
            shift();
        }
        if (limit == buffer.length) {
            byte[] larger = new byte[buffer.length * 2];
            System.arraycopy(buffer, 0, larger, 0, limit);
            buffer = larger;
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
        return !ended;
    }

    /** Drops what need not be kept of the row: taken-out quotes, surplus fields, fields that are too long. */
    private void forget() {
        blameLength();
        if (cells.count >= capacity) {
            fieldStart = capacity == 0 ? rowStart : cells.ends[capacity - 1];
            fieldEnd = fieldStart;
        } else if (isLong() || isOfLongRow()) {
            capacity = isOfLongRow() ? cells.count + 1 : capacity;
            fieldEnd = Math.min(fieldEnd, fieldStart + KEPT_OF_LONG_FIELD);
        }
        at = fieldEnd;
        limit = fieldEnd;
    }

    private void shift() {
        int by = rowStart;
        System.arraycopy(buffer, by, buffer, 0, limit - by);
        int keptCells = Math.min(cells.count, capacity);
        for (int cell = 0; cell < keptCells; cell++) {
            cells.starts[cell] -= by;
            cells.ends[cell] -= by;
        }
        rowStart = 0;
        fieldStart -= by;
        fieldEnd -= by;
        at -= by;
        limit -= by;
    }
}

package org.holdfast.register;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where the last whole row of a block of CSV ends, and how many lines lie before that. It agrees with
 * {@link CsvRows}: a quote opens a field only at its start.
 */
final class RowBorders {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
    private static final long RETURNS = 0x0d0d0d0d0d0d0d0dL;
    private static final long QUOTES = 0x2222222222222222L;

    private byte[] block = {};
    private int end;
    private int border;
    private long linesToBorder;
    private long lines;

    /** @param afterReturn whether a carriage return precedes the block, so that a line feed at its start ends no line */
    void find(byte[] bytes, int to, boolean afterReturn) {
        block = bytes;
        end = to;
        border = 0;
        linesToBorder = 0;
        lines = afterReturn && to > 0 && bytes[0] == '\n' ? -1 : 0;
        int at = 0;
        while (at < end) {
            at = plain(at);
            if (at < end) {
                at = slowly(at);
            }
        }
    }

    /** Just after the last line feed that ends a row; 0 when there is none. */
    int border() {
        return border;
    }

    long linesToBorder() {
        return linesToBorder;
    }

    /** Passes over text without quotes and carriage returns, eight bytes at once. */
    private int plain(int from) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long word = (long) LONGS.get(block, at);
            if ((matches(word ^ QUOTES) | matches(word ^ RETURNS)) != 0) {
                return at;
            }
            long newlines = matches(word ^ NEWLINES);
            if (newlines != 0) {
                lines += Long.bitCount(newlines);
                border = at + Long.BYTES - (Long.numberOfLeadingZeros(newlines) >> 3);
                linesToBorder = lines;
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** The highest bit of each byte that is zero. */
    private static long matches(long word) {
        return ~((word & LOW) + LOW | word | LOW);
    }

    /** Passes over at least one byte and at most eight, or to the end of a quoted field. */
    private int slowly(int from) {
        int to = Math.min(end, from + Long.BYTES);
        int at = from;
        // a line feed after a carriage return must not be taken for a line of its own
        for (; at < to || at < end && block[at - 1] == '\r'; at++) {
            byte next = block[at];
            if (next == '"' && isFieldStart(at)) {
                return quoted(at + 1);
            }
            countLine(at, next);
            if (next == '\n') {
                border = at + 1;
                linesToBorder = lines;
            }
        }
        return at;
    }

    private boolean isFieldStart(int at) {
        return at == 0 || block[at - 1] == ',' || block[at - 1] == '\n' || block[at - 1] == '\r';
    }

    /** Passes over a quoted field; to the end of the block when it does not surely end before. */
    private int quoted(int from) {
        for (int at = from; at < end; at++) {
            byte next = block[at];
            if (next == '"') {
                if (at + 1 == end || block[at + 1] != '"') {
                    return at + 1;
                }
                at++;
            } else {
                countLine(at, next);
            }
        }
        return end;
    }

    private void countLine(int at, byte next) {
        if (next == '\r' || next == '\n' && (at == 0 || block[at - 1] != '\r')) {
            lines++;
        }
    }
}

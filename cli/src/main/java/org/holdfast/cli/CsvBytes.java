package org.holdfast.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Lines of CSV in UTF-8 as they come about, without a text for each cell. */
final class CsvBytes {
    private static final int PIECE = 1 << 16;
    private static final int MOST = Integer.MAX_VALUE - 16;

    /** Powers of ten that a long holds, by their exponent. */
    private static final long[] POWERS = powers();

    private byte[] bytes = new byte[1 << 16];
    private int size;

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        for (int from = 0; from < size; from += PIECE) {
            out.write(bytes, from, Math.min(PIECE, size - from));
        }
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            long needed = (long) size + more;
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, Math.min(2L * bytes.length, MOST))));
        }
    }

    void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** Puts bytes as they are. */
    void put(byte[] utf8) {
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    /** Puts a text of ASCII as it is. */
    void put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    /** Puts a number that is not negative, with at least so many digits. */
    void putDigits(long number, int least) {
        int length = least;
        while (length < POWERS.length && number >= POWERS[length]) {
            length++;
        }
        reserve(length);
        int at = size + length;
        long left = number;
        for (; left > Integer.MAX_VALUE; left /= 10) {
            bytes[--at] = (byte) ('0' + left % 10);
        }
        int rest = (int) left;
        while (at > size) {
            int tenth = rest / 10;
            bytes[--at] = (byte) ('0' + rest - 10 * tenth);
            rest = tenth;
        }
        size += length;
    }

    /** Puts a point before the last digits. */
    void putPoint(int decimals) {
        reserve(1);
        System.arraycopy(bytes, size - decimals, bytes, size - decimals + 1, decimals);
        bytes[size - decimals] = '.';
        size++;
    }

    /** Puts the cell from a position on in quotes, and doubles those it has, when it must be so. */
    void quote(int from) {
        if (!needsQuotes(from)) {
            return;
        }
        byte[] cell = Arrays.copyOfRange(bytes, from, size);
        size = from;
        put('"');
        for (byte one : cell) {
            put((char) one);
            if (one == '"') {
                put('"');
            }
        }
        put('"');
    }

    private boolean needsQuotes(int from) {
        for (int at = from; at < size; at++) {
            byte one = bytes[at];
            if (one == ',' || one == '"' || one == '\n' || one == '\r') {
                return true;
            }
        }
        return from < size && bytes[from] == '#' && isStartOfLine(from);
    }

    /** A line that begins with # could be taken for a comment. */
    private boolean isStartOfLine(int at) {
        return at == 0 || bytes[at - 1] == '\n';
    }
}

package org.holdfast.report.files;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Lines of CSV in UTF-8 as they come about, without a text for each cell. Room is made for a whole line at once, so
 * that what puts cells need not look.
 */
public final class CsvBytes {
    /** Small enough for the garbage collector not to treat them as large. */
    private static final int PIECE = 1 << 18;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Queue<byte[]> spare;
    private final List<Piece> full = new ArrayList<>();
    private byte[] bytes = {};
    private int size;
    private int line;

    /** Bytes that are filled so far. */
    private record Piece(byte[] bytes, int size) {}

    /** @param spare pieces that were used and can be again */
    CsvBytes(Queue<byte[]> spare) {
        this.spare = spare;
    }

    /** Where the next byte goes; it holds until room is made. */
    int size() {
        return size;
    }

    /** Writes everything and gives the pieces back. */
    void moveTo(OutputStream out) throws IOException {
        for (Piece piece : full) {
            out.write(piece.bytes(), 0, piece.size());
            spare.add(piece.bytes());
        }
        if (size > 0) {
            out.write(bytes, 0, size);
            spare.add(bytes);
        }
        full.clear();
        bytes = new byte[0];
        size = 0;
        line = 0;
    }

    /** Begins a line, with room for so many bytes. */
    void begin(int room) {
        line = size;
        reserve(room);
    }

    /** Makes room in the middle of a line, which moves when it must. */
    void reserve(int more) {
        if (more <= bytes.length - size) {
            return;
        }
        int begun = size - line;
        byte[] next = spare.poll();
        if (next == null || next.length - begun < more) {
            next = new byte[Math.max(PIECE, Math.addExact(begun, more))];
        }
        System.arraycopy(bytes, line, next, 0, begun);
        if (line > 0) {
            full.add(new Piece(bytes, line));
        }
        bytes = next;
        size = begun;
        line = 0;
    }

    void put(char ascii) {
        bytes[size++] = (byte) ascii;
    }

    /** Puts bytes as they are. */
    void put(byte[] utf8) {
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    /** Puts the bytes that whole numbers of eight bytes hold, lowest first; of the last only some. */
    void put(long[] eights, int length) {
        int at = size;
        for (long eight : eights) {
            LONGS.set(bytes, at, eight);
            at += Long.BYTES;
        }
        size += length;
    }

    /** A copy of the bytes from a position on. */
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, size);
    }

    /** Takes the last byte back. */
    void back() {
        size--;
    }

    /** Puts a text of ASCII as it is. */
    void put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    /** Puts a number that is not negative, with at least so many digits. */
    void putDigits(long number, int least) {
        size = Digits.put(number, least, bytes, size);
    }

    /** Puts a point before the last digits. */
    void putPoint(int decimals) {
        System.arraycopy(bytes, size - decimals, bytes, size - decimals + 1, decimals);
        bytes[size - decimals] = '.';
        size++;
    }

    /** Puts the cell from a position on in quotes, and doubles those it has, when it must be so. */
    void quote(int from) {
        if (!needsQuotes(from)) {
            return;
        }
        byte[] cell = since(from);
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
        return from == line && from < size && bytes[from] == '#'; // else the line could be taken for a comment
    }

    /** How much room a cell of so many bytes takes at most: in quotes, with the comma, and eight bytes at a time. */
    static int room(int length) {
        return Math.addExact(Math.multiplyExact(2, length), 3 + Long.BYTES);
    }
}

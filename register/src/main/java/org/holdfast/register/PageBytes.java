package org.holdfast.register;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** The bytes of a Parquet page as they come about: little-endian, and used again for the next page. */
final class PageBytes {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private byte[] bytes = new byte[1 << 16];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The page so far; it holds until the next change. */
    BytesInput input() {
        return BytesInput.from(bytes, 0, size);
    }

    /** Makes room, so that the puts that follow need not look. */
    void reserve(long more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(size + more, Math.min(2L * bytes.length, 1 << 30))));
        }
    }

    void putByte(int value) {
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /** Writes over a number put before. */
    void putInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    void putLong(long value) {
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Puts the lowest bytes of a number; there must be room for eight. */
    void putLow(long value, int count) {
        LONGS.set(bytes, size, value);
        size += count;
    }

    void putDouble(double value) {
        DOUBLES.set(bytes, size, value);
        size += Double.BYTES;
    }

    void put(byte[] from, int start, int length) {
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    /** A text behind its length. */
    void putText(byte[] utf8) {
        putInt(utf8.length);
        put(utf8, 0, utf8.length);
    }

    /** A number in groups of seven bits, lowest first. */
    void putVarint(int value) {
        int left = value;
        while ((left & ~0x7f) != 0) {
            putByte(left & 0x7f | 0x80);
            left >>>= 7;
        }
        putByte(left);
    }
}

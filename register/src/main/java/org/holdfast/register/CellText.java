package org.holdfast.register;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;

/** The text of a row's cells, written one after the other. */
final class CellText {
    private static final long EXACT = 1L << 53;
    private byte[] bytes = new byte[4096];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    void cutTo(int length) {
        size = length;
    }

    boolean endsWith(String ascii) {
        int start = size - ascii.length();
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what was appended from {@code start} on is well-formed. */
    boolean isUtf8(int start) {
        return Utf8Check.isWhole(bytes, start, size);
    }

    void append(byte[] more, int from, int length) {
        reserve(length);
        System.arraycopy(more, from, bytes, size, length);
        size += length;
    }

    void append(Binary more, int length) {
        byte[] backing = more.getBytesUnsafe();
        append(backing, 0, Math.min(length, backing.length));
    }

    void append(String words) {
        byte[] more = words.getBytes(StandardCharsets.UTF_8);
        append(more, 0, more.length);
    }

    void append(long number) {
        if (number < 0) {
            append(Long.toString(number));
            return;
        }
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = number;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    /** The shortest decimal that gives this double, without an exponent. */
    void append(double number) {
        if (number == (long) number && Math.abs(number) < EXACT) {
            append((long) number);
        } else {
            append(Double.isFinite(number) ? plain(Double.toString(number)) : Double.toString(number));
        }
    }

    /** The shortest decimal that gives this float, without an exponent. */
    void append(float number) {
        append(Float.isFinite(number) ? plain(Float.toString(number)) : Float.toString(number));
    }

    void append(long unscaled, int scale) {
        append(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }

    private static String plain(String scientific) {
        return new BigDecimal(scientific).toPlainString();
    }

    private void reserve(int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
    }
}

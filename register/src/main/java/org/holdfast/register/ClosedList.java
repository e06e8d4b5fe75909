package org.holdfast.register;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A few texts, to be told apart quickly: by their length and first eight bytes, and only then by the rest. */
final class ClosedList {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private final byte[][] texts;
    private final long[] heads;

    ClosedList(List<String> texts) {
        this.texts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.heads = Arrays.stream(this.texts)
                .mapToLong(text -> head(text, 0, text.length))
                .toArray();
    }

    /** The place of a text, or -1. */
    int find(byte[] utf8, int from, int to) {
        int length = to - from;
        long head = head(utf8, from, length);
        for (int place = 0; place < heads.length; place++) {
            byte[] text = texts[place];
            if (heads[place] == head
                    && text.length == length
                    && (length <= Long.BYTES || Arrays.equals(text, 0, length, utf8, from, to))) {
                return place;
            }
        }
        return -1;
    }

    private static long head(byte[] utf8, int from, int length) {
        if (from + Long.BYTES <= utf8.length) {
            long word = (long) LONGS.get(utf8, from);
            return length >= Long.BYTES ? word : word & (1L << length * Byte.SIZE) - 1;
        }
        long head = 0;
        for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
            head = head << Byte.SIZE | utf8[from + i] & 0xff;
        }
        return head;
    }
}

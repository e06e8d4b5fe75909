package org.holdfast.register.spill;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A place in records that a {@link RecordBuffer} made, moved on by reading. */
public final class RecordCursor {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private byte[] bytes = {};
    private int at;
    private int textStart;
    private int textEnd;

    public void set(byte[] records, int position) {
        bytes = records;
        at = position;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int position() {
        return at;
    }

    public int nextByte() {
        return bytes[at++];
    }

    public long nextCount() {
        byte first = bytes[at++];
        if (first >= 0) {
            return first;
        }
        long value = first & 0x7f;
        int shift = 7;
        while (true) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    public long nextNumber() {
        long value = nextCount();
        return value >>> 1 ^ -(value & 1);
    }

    public long nextLong() {
        at += Long.BYTES;
        return (long) LONGS.get(bytes, at - Long.BYTES);
    }

    public int nextInt() {
        at += Integer.BYTES;
        return (int) INTS.get(bytes, at - Integer.BYTES);
    }

    /** Moves over a text, which {@link #textStart()} and {@link #textEnd()} then tell of. */
    public void nextText() {
        int length = (int) nextCount();
        textStart = at;
        at += length;
        textEnd = at;
    }

    public int textStart() {
        return textStart;
    }

    public int textEnd() {
        return textEnd;
    }

    /** The text moved over last. */
    public String text() {
        return new String(bytes, textStart, textEnd - textStart, StandardCharsets.UTF_8);
    }

    public void skip(int count) {
        at += count;
    }
}

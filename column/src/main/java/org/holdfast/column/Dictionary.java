package org.holdfast.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Distinct strings numbered from 0 in the order they were first seen, kept as UTF-8 in one array.
 *
 * <p>Columns that name the same things (a person's household and the household table's key) share a dictionary, so
 * equal codes mean equal identifiers. Not safe for concurrent writing.
 *
 * <p>The hash is seeded anew for each dictionary, so that a file cannot be made to collide on purpose; codes do not
 * depend on it.
 */
public final class Dictionary {
    private static final int CACHED = 4096;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private final long seed = ThreadLocalRandom.current().nextLong();
    private byte[] text = new byte[256];
    private int[] starts = new int[17];
    private int size;
    private int[] slots = new int[32];
    private @Nullable String[] cache = {};

    public int size() {
        return size;
    }

    /** The code of a string, which is added if new. */
    public int code(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return code(utf8, 0, utf8.length);
    }

    /** The code of a UTF-8 string, which is added if new. */
    public int code(byte[] utf8, int from, int length) {
        int slot = slot(utf8, from, length);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size + 1 == starts.length) {
            starts = Arrays.copyOf(starts, starts.length + (starts.length >> 1) + 16);
        }
        int end = Math.addExact(starts[size], length);
        if (end > text.length) {
            text = Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 16L, end + (long) (end >> 1) + 256));
        }
        System.arraycopy(utf8, from, text, starts[size], length);
        starts[size + 1] = end;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    /** The code of a string, or -1 when it is not in the dictionary. */
    public int find(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return find(utf8, 0, utf8.length);
    }

    /** The code of a UTF-8 string, or -1 when it is not in the dictionary. */
    public int find(byte[] utf8, int from, int length) {
        return slots[slot(utf8, from, length)] - 1;
    }

    public String text(int code) {
        if (code >= CACHED) {
            return decode(code);
        }
        @Nullable String[] strings = cache;
        if (code >= strings.length) {
            strings = Arrays.copyOf(strings, Math.min(CACHED, Math.max(size, code + 1)));
            cache = strings;
        }
        String known = strings[code];
        if (known == null) {
            known = decode(code);
            strings[code] = known;
        }
        return known;
    }

    /** The UTF-8 bytes of an entry. */
    public byte[] utf8(int code) {
        return Arrays.copyOfRange(text, starts[code], starts[code + 1]);
    }

    /** Compares two entries as UTF-8 bytes, which is the order of Unicode code points. */
    public int compare(int left, int right) {
        return Arrays.compareUnsigned(text, starts[left], starts[left + 1], text, starts[right], starts[right + 1]);
    }

    private String decode(int code) {
        return new String(text, starts[code], starts[code + 1] - starts[code], StandardCharsets.UTF_8);
    }

    private int slot(byte[] utf8, int from, int length) {
        int mask = slots.length - 1;
        int slot = hash(utf8, from, length) & mask;
        while (slots[slot] != 0) {
            if (isSame(utf8, from, length, slots[slot] - 1)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[Math.multiplyExact(slots.length, 2)];
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = hash(text, starts[code], starts[code + 1] - starts[code]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code + 1;
        }
    }

    private int hash(byte[] bytes, int from, int length) {
        long hash = seed ^ length;
        int whole = length & -Long.BYTES;
        for (int at = 0; at < whole; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, from + at));
        }
        return (int) mixed(hash ^ tail(bytes, from + whole, length - whole));
    }

    private boolean isSame(byte[] utf8, int from, int length, int code) {
        int start = starts[code];
        if (starts[code + 1] - start != length) {
            return false;
        }
        int whole = length & -Long.BYTES;
        for (int at = 0; at < whole; at += Long.BYTES) {
            if ((long) LONGS.get(utf8, from + at) != (long) LONGS.get(text, start + at)) {
                return false;
            }
        }
        return tail(utf8, from + whole, length - whole) == tail(text, start + whole, length - whole);
    }

    /** Fewer than eight bytes as one number; read at once where the array goes on long enough. */
    private static long tail(byte[] bytes, int from, int length) {
        if (from + Long.BYTES <= bytes.length) {
            return (long) LONGS.get(bytes, from) & (1L << (length * Byte.SIZE)) - 1;
        }
        long tail = 0;
        for (int i = length - 1; i >= 0; i--) {
            tail = tail << Byte.SIZE | bytes[from + i] & 0xff;
        }
        return tail;
    }

    /** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit in moves every bit out. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}

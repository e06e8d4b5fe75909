package org.holdfast.column;

import java.util.Arrays;

/**
 * A growing array of whole numbers that is as narrow as its values allow: one, two, four or eight bytes each. It
 * widens itself on the first value that does not fit.
 */
final class IntegerArray {
    private int size;
    private byte[] bytes = new byte[16];
    private short[] shorts = {};
    private int[] ints = {};
    private long[] longs = {};
    private int width = 1;

    int size() {
        return size;
    }

    void add(long value) {
        if (size == capacity()) {
            resize((int) Math.min(Integer.MAX_VALUE - 16L, size + (size >> 1) + 16L));
        }
        size++;
        set(size - 1, value);
    }

    void set(int at, long value) {
        widenFor(value);
        switch (width) {
            case 1 -> bytes[at] = (byte) value;
            case 2 -> shorts[at] = (short) value;
            case 4 -> ints[at] = (int) value;
            default -> longs[at] = value;
        }
    }

    long get(int at) {
        return switch (width) {
            case 1 -> bytes[at];
            case 2 -> shorts[at];
            case 4 -> ints[at];
            default -> longs[at];
        };
    }

    void trim() {
        resize(size);
    }

    private int capacity() {
        return switch (width) {
            case 1 -> bytes.length;
            case 2 -> shorts.length;
            case 4 -> ints.length;
            default -> longs.length;
        };
    }

    private void resize(int capacity) {
        switch (width) {
            case 1 -> bytes = Arrays.copyOf(bytes, capacity);
            case 2 -> shorts = Arrays.copyOf(shorts, capacity);
            case 4 -> ints = Arrays.copyOf(ints, capacity);
            default -> longs = Arrays.copyOf(longs, capacity);
        }
    }

    private void widenFor(long value) {
        while (width < 8 && value != narrowed(value)) {
            int capacity = capacity();
            switch (width) {
                case 1 -> {
                    shorts = new short[capacity];
                    for (int i = 0; i < size; i++) shorts[i] = bytes[i];
                    bytes = new byte[0];
                }
                case 2 -> {
                    ints = new int[capacity];
                    for (int i = 0; i < size; i++) ints[i] = shorts[i];
                    shorts = new short[0];
                }
                default -> {
                    longs = new long[capacity];
                    for (int i = 0; i < size; i++) longs[i] = ints[i];
                    ints = new int[0];
                }
            }
            width *= 2;
        }
    }

    private long narrowed(long value) {
        return switch (width) {
            case 1 -> (byte) value;
            case 2 -> (short) value;
            default -> (int) value;
        };
    }
}

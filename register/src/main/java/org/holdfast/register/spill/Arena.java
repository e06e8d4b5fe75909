package org.holdfast.register.spill;

import java.io.IOException;
import java.util.Arrays;

/** Memory into which records are copied, one after the other, used again and again. */
public final class Arena {
    private byte[] bytes = new byte[1 << 12];
    private int end;

    /** Forgets what it holds. */
    public void clear() {
        end = 0;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Copies a record to the end; where it begins. */
    public int add(byte[] record, int from, int to) {
        int start = end;
        int after = Math.addExact(end, to - from);
        if (after > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, after + (long) (after >> 1)));
        }
        System.arraycopy(record, from, bytes, start, to - from);
        end = after;
        return start;
    }

    /** Copies all chunks to the end. */
    public void add(Chunks chunks) throws IOException {
        long needed = end + chunks.bytes();
        if (needed > Integer.MAX_VALUE - 16) {
            throw new ArithmeticException("records of " + needed + " bytes");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, needed + (needed >> 2)));
        }
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            end += chunks.copy(chunk, bytes, end);
        }
    }
}

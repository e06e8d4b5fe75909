package org.holdfast.register.spill;

import java.io.IOException;
import java.util.Arrays;

/** Memory into which records are copied, one after the other, used again and again. */
public final class Arena {
    private static final int MOST = Integer.MAX_VALUE - 16;
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
        room(to - from);
        System.arraycopy(record, from, bytes, start, to - from);
        end += to - from;
        return start;
    }

    /** Copies all chunks to the end. */
    public void add(Chunks chunks) throws IOException {
        room(chunks.bytes());
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            end += chunks.copy(chunk, bytes, end);
        }
    }

    private void room(long more) {
        long needed = end + more;
        if (needed > MOST) {
            throw new ArithmeticException("records of " + needed + " bytes");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, needed + (needed >> 2)));
        }
    }
}

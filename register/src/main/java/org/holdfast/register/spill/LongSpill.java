package org.holdfast.register.spill;

import java.io.IOException;

/** Numbers in the order they were added. For several threads while numbers are added. */
public final class LongSpill {
    private static final int CHUNK = 1 << 12;
    private final Chunks chunks;
    private final RecordBuffer buffer = new RecordBuffer();
    private int count;

    public LongSpill(Spill spill) {
        this.chunks = new Chunks(spill);
    }

    public synchronized void add(long number) throws IOException {
        buffer.putLong(number);
        count = Math.addExact(count, 1);
        if (buffer.size() >= CHUNK) {
            chunks.add(buffer.bytes(), buffer.size());
            buffer.clear();
        }
    }

    public synchronized long[] toArray() throws IOException {
        long[] numbers = new long[count];
        int at = 0;
        RecordCursor cursor = new RecordCursor();
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            byte[] bytes = new byte[chunks.length(chunk)];
            chunks.copy(chunk, bytes, 0);
            cursor.set(bytes, 0);
            while (cursor.position() < bytes.length) {
                numbers[at++] = cursor.nextLong();
            }
        }
        cursor.set(buffer.bytes(), 0);
        while (at < count) {
            numbers[at++] = cursor.nextLong();
        }
        return numbers;
    }
}

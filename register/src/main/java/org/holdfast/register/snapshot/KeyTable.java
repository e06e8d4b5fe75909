package org.holdfast.register.snapshot;

import java.io.IOException;
import org.holdfast.register.spill.Chunks;
import org.holdfast.register.spill.RecordBuffer;
import org.holdfast.register.spill.RecordCursor;
import org.holdfast.register.spill.Spill;

/** The slots of a {@link KeySet} where they take no memory; one is looked up by reading the few it may be in. */
final class KeyTable {
    private static final int SLOT = 2 * Long.BYTES;
    private static final int READ = 8;
    private final Chunks slots;
    private final int count;

    private KeyTable(Chunks slots, int count) {
        this.slots = slots;
        this.count = count;
    }

    static KeyTable of(KeySet keys, Spill spill) throws IOException {
        RecordBuffer buffer = new RecordBuffer();
        for (int slot = 0; slot < keys.slots(); slot++) {
            buffer.putLong(keys.high(slot));
            buffer.putLong(keys.low(slot));
        }
        Chunks slots = new Chunks(spill);
        slots.add(buffer.bytes(), buffer.size());
        return new KeyTable(slots, keys.slots());
    }

    boolean contains(KeyHash key) throws IOException {
        byte[] read = new byte[READ * SLOT];
        RecordCursor cursor = new RecordCursor();
        int slot = (int) key.high() & count - 1;
        while (true) {
            int some = Math.min(READ, count - slot);
            slots.copy(0, slot * SLOT, read, 0, some * SLOT);
            cursor.set(read, 0);
            for (int i = 0; i < some; i++) {
                long high = cursor.nextLong();
                long low = cursor.nextLong();
                if (low == 0) {
                    return false;
                }
                if (high == key.high() && low == key.low()) {
                    return true;
                }
            }
            slot = slot + some & count - 1;
        }
    }
}

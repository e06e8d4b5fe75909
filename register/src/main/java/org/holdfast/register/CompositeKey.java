package org.holdfast.register;

import java.nio.ByteBuffer;
import java.util.List;
import org.holdfast.column.Dictionary;

/** The keys, of several columns together, of the rows accepted so far. */
final class CompositeKey {
    private final List<Intake> parts;
    private final Dictionary seen = new Dictionary();
    private final byte[] key;

    CompositeKey(List<Intake> parts) {
        this.parts = parts;
        this.key = new byte[parts.size() * Long.BYTES];
    }

    /** Whether an accepted row has the key of the row looked at last. */
    boolean isRepeated() {
        write();
        return seen.find(key, 0, key.length) >= 0;
    }

    /** Takes the key of the row kept last. */
    void keep() {
        write();
        seen.code(key, 0, key.length);
    }

    private void write() {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        for (Intake part : parts) {
            buffer.putLong(part.mark());
        }
    }
}

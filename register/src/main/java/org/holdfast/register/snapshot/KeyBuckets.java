package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.List;
import org.holdfast.register.spill.Chunks;
import org.holdfast.register.spill.RecordBuffer;
import org.holdfast.register.spill.RecordCursor;
import org.holdfast.register.spill.Spill;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of the otherwise sound rows of a table, by their hashes in buckets that fit into memory: finds those
 * used twice, of which the row on the first line stands, and answers whether one is used at all.
 */
final class KeyBuckets {
    private static final int KEYS_OF_BUCKET = 1 << 16;
    private static final int MOST_BUCKETS = 1 << 11;
    private static final int RECORD = 3 * Long.BYTES + Integer.BYTES;
    private final String table;
    private final int bits;
    private final Chunks[][] keys;
    private final @Nullable RecordBuffer[][] filling;
    private final int bufferBytes;
    private final @Nullable KeyTable[] tables;
    private final Spill spill;

    /** @param most the most identifiers there can be */
    KeyBuckets(String table, long most, int hands, Spill spill) {
        this.table = table;
        long wanted = Math.min(MOST_BUCKETS, most / KEYS_OF_BUCKET + 1);
        this.bits = Long.SIZE - Long.numberOfLeadingZeros(wanted - 1);
        int buckets = 1 << bits;
        this.keys = new Chunks[buckets][hands];
        for (Chunks[] bucket : keys) {
            for (int hand = 0; hand < hands; hand++) {
                bucket[hand] = new Chunks(spill);
            }
        }
        this.filling = new RecordBuffer[hands][buckets];
        this.bufferBytes = Workload.bufferBytes((long) buckets * hands);
        this.tables = new KeyTable[buckets];
        this.spill = spill;
    }

    /** Adds the identifier of a row. */
    void add(int hand, KeyHash key, long line, int partition) throws IOException {
        int bucket = bucket(key.high());
        RecordBuffer buffer = filling[hand][bucket];
        if (buffer == null) {
            buffer = new RecordBuffer();
            filling[hand][bucket] = buffer;
        }
        buffer.putLong(key.high());
        buffer.putLong(key.low());
        buffer.putLong(line);
        buffer.putInt(partition);
        if (buffer.size() > bufferBytes - RECORD) {
            keys[bucket][hand].add(buffer.bytes(), buffer.size());
            buffer.clear();
        }
    }

    /** Stores what is left; no identifier comes after that. */
    void finish() throws IOException {
        for (int hand = 0; hand < filling.length; hand++) {
            for (int bucket = 0; bucket < keys.length; bucket++) {
                RecordBuffer buffer = filling[hand][bucket];
                if (buffer != null) {
                    keys[bucket][hand].add(buffer.bytes(), buffer.size());
                    filling[hand][bucket] = null;
                }
            }
        }
    }

    /** Forgets all identifiers. */
    void clear() {
        for (Chunks[] bucket : keys) {
            for (Chunks hand : bucket) {
                hand.clear();
            }
        }
    }

    int buckets() {
        return keys.length;
    }

    /** Tells partitions which of their rows repeat an identifier. */
    void findDuplicates(int bucket, List<Partition> partitions) throws IOException {
        KeySet first = new KeySet();
        forEach(bucket, cursor -> {
            int slot = first.put(cursor.nextLong(), cursor.nextLong());
            long line = cursor.nextLong();
            int partition = cursor.nextInt();
            long before = first.line(slot);
            if (before == 0) {
                first.note(slot, line, partition);
            } else if (line < before) {
                partitions.get(first.partition(slot)).addDuplicate(table, before);
                first.note(slot, line, partition);
            } else {
                partitions.get(partition).addDuplicate(table, line);
            }
        });
    }

    /** Whether some row has an identifier. */
    boolean contains(KeyHash key) throws IOException {
        int bucket = bucket(key.high());
        KeyTable found;
        synchronized (keys[bucket]) {
            found = tables[bucket];
            if (found == null) {
                found = table(bucket);
                tables[bucket] = found;
            }
        }
        return found.contains(key);
    }

    private KeyTable table(int bucket) throws IOException {
        KeySet all = new KeySet();
        forEach(bucket, cursor -> {
            all.put(cursor.nextLong(), cursor.nextLong());
            cursor.skip(Long.BYTES + Integer.BYTES);
        });
        return KeyTable.of(all, spill);
    }

    /** What is done with each key, at the start of which the cursor is. */
    @FunctionalInterface
    private interface KeyTaker {
        void take(RecordCursor cursor) throws IOException;
    }

    private void forEach(int bucket, KeyTaker taker) throws IOException {
        byte[] chunk = {};
        RecordCursor cursor = new RecordCursor();
        for (Chunks hand : keys[bucket]) {
            for (int i = 0; i < hand.count(); i++) {
                int length = hand.length(i);
                chunk = chunk.length < length ? new byte[length] : chunk;
                hand.copy(i, chunk, 0);
                cursor.set(chunk, 0);
                while (cursor.position() < length) {
                    taker.take(cursor);
                }
            }
        }
    }

    private int bucket(long high) {
        return bits == 0 ? 0 : (int) (high >>> Long.SIZE - bits);
    }
}

package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.Arrays;
import org.holdfast.register.spill.Arena;
import org.holdfast.register.spill.RecordCursor;

/** The households of a partition in memory, to be found by their identifiers. For one thread, used again and again. */
final class PartitionHouseholds {
    private static final int NONE = -1;
    private final Arena arena = new Arena();
    private final KeyHash hash;
    private int[] idStarts = {};
    private int[] idEnds = {};
    private int[] bodies = {};
    private int[] slots = {};
    private int count;

    PartitionHouseholds(KeyHash hash) {
        this.hash = hash;
    }

    void load(Partition partition) throws IOException {
        count = partition.count();
        if (count > idStarts.length) {
            idStarts = new int[count];
            idEnds = new int[count];
            bodies = new int[count];
            slots = new int[Integer.highestOneBit(count) * 4];
        }
        Arrays.fill(slots, NONE);
        arena.clear();
        arena.add(partition.households());
        RecordCursor cursor = new RecordCursor();
        cursor.set(arena.bytes(), 0);
        for (int household = 0; household < count; household++) {
            cursor.nextText();
            idStarts[household] = cursor.textStart();
            idEnds[household] = cursor.textEnd();
            int slot = slot(arena.bytes(), cursor.textStart(), cursor.textEnd());
            while (slots[slot] != NONE) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = household;
            cursor.nextText();
            bodies[household] = cursor.textStart();
        }
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return arena.bytes();
    }

    int idStart(int household) {
        return idStarts[household];
    }

    int idEnd(int household) {
        return idEnds[household];
    }

    /** Where the cells of a household begin, its hand first. */
    int body(int household) {
        return bodies[household];
    }

    /** The household of an identifier, or -1. */
    int find(byte[] utf8, int from, int to) {
        if (count == 0) {
            return NONE;
        }
        int slot = slot(utf8, from, to);
        while (slots[slot] != NONE) {
            int household = slots[slot];
            if (Arrays.equals(arena.bytes(), idStarts[household], idEnds[household], utf8, from, to)) {
                return household;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return NONE;
    }

    private int slot(byte[] utf8, int from, int to) {
        hash.take(utf8, from, to);
        return (int) hash.high() & slots.length - 1;
    }
}

package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.register.spill.Chunks;
import org.holdfast.register.spill.LongSpill;
import org.holdfast.register.spill.Spill;

/** Households that follow one another in the order of a snapshot, and the rows that name them or lie between them. */
final class Partition {
    private final int number;
    private final byte[] firstId;
    private final Chunks households;
    private final int count;
    private final Spill spill;
    private final int hands;
    private final Map<String, Chunks[]> children = new LinkedHashMap<>();
    private final Map<String, LongSpill> duplicates = new LinkedHashMap<>();

    /** @param firstId the identifier of the first household, empty for the first partition */
    Partition(int number, byte[] firstId, Chunks households, int count, Spill spill, int hands) {
        this.number = number;
        this.firstId = firstId;
        this.households = households;
        this.count = count;
        this.spill = spill;
        this.hands = hands;
    }

    int number() {
        return number;
    }

    byte[] firstId() {
        return firstId;
    }

    Chunks households() {
        return households;
    }

    /** How many households it has. */
    int count() {
        return count;
    }

    /** The rows of a table of children, as each hand came upon them. */
    synchronized Chunks[] children(String table) {
        return children.computeIfAbsent(table, name -> {
            Chunks[] made = new Chunks[hands];
            for (int hand = 0; hand < hands; hand++) {
                made[hand] = new Chunks(spill);
            }
            return made;
        });
    }

    long bytesOfChildren() {
        return children.values().stream()
                .flatMap(Arrays::stream)
                .mapToLong(Chunks::bytes)
                .sum();
    }

    /** Notes that the row on a line repeats the identifier of a row that stands. */
    void addDuplicate(String table, long line) throws IOException {
        duplicates(table).add(line);
    }

    /** The lines of the rows that repeat an identifier, sorted. */
    long[] duplicateLines(String table) throws IOException {
        long[] lines = duplicates(table).toArray();
        Arrays.sort(lines);
        return lines;
    }

    /** Forgets the rows: they were written. */
    void clear() {
        households.clear();
        children.values().forEach(table -> {
            for (Chunks hand : table) {
                hand.clear();
            }
        });
        children.clear();
    }

    private synchronized LongSpill duplicates(String table) {
        return duplicates.computeIfAbsent(table, name -> new LongSpill(spill));
    }
}

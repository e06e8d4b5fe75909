package org.holdfast.register;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/**
 * Values that are texts of a list: written with a dictionary of those that occur in the group, or in full when that
 * would get long.
 */
abstract class WordCodes extends GroupColumn {
    private static final int PAGE_BYTES = 1 << 20;
    private final ParquetWords words;

    /** The values as places in the dictionary, which has texts in the order of their first occurrence. */
    private int[] codes = {};

    private int count;

    /** The place in the dictionary of each text, plus one; 0 for those that do not occur. */
    private int[] entryOf;

    /** The numbers of the texts of the dictionary. */
    private int[] used;

    private int entries;
    private boolean inFull;

    WordCodes(ColumnDescriptor column, RowShape shape, ParquetWords words) {
        super(column, shape);
        this.words = words;
        this.entryOf = new int[words.size()];
        this.used = new int[words.size()];
    }

    final int count() {
        return count;
    }

    final void put(int number) {
        if (count == codes.length) {
            codes = Arrays.copyOf(codes, RowShape.roomier(count));
        }
        int entry = entryOf[number];
        codes[count++] = (entry == 0 ? enter(number) : entry) - 1;
    }

    private int enter(int number) {
        used[entries++] = number;
        entryOf[number] = entries;
        return entries;
    }

    /** Makes room for a text that the list did not have before. */
    final void grow() {
        if (entryOf.length < words.size()) {
            entryOf = Arrays.copyOf(entryOf, RowShape.roomier(words.size()));
            used = Arrays.copyOf(used, entryOf.length);
        }
    }

    @Override
    final int dictionary(PageBytes page) {
        long bytes = 0;
        for (int entry = 0; entry < entries; entry++) {
            bytes += Integer.BYTES + words.utf8(used[entry]).length;
        }
        inFull = bytes > PAGE_BYTES;
        if (inFull) {
            return 0;
        }
        page.reserve(bytes);
        for (int entry = 0; entry < entries; entry++) {
            page.putText(words.utf8(used[entry]));
        }
        return entries;
    }

    @Override
    final boolean isTooLong(int from, int to) {
        return inFull && bytes(from, to) > PAGE_BYTES;
    }

    private long bytes(int from, int to) {
        long bytes = 0;
        for (int value = from; value < to; value++) {
            bytes += Integer.BYTES + words.utf8(used[codes[value]]).length;
        }
        return bytes;
    }

    @Override
    final void values(int from, int to, PageBytes page, Statistics<?> statistics) {
        if (from < to) {
            bound(statistics);
        }
        if (inFull) {
            page.reserve(bytes(from, to));
            for (int value = from; value < to; value++) {
                page.putText(words.utf8(used[codes[value]]));
            }
        } else if (entries > 0) {
            int width = RunsAndBits.width(entries - 1);
            page.reserve(1);
            page.putByte(width);
            RunsAndBits.write(codes, from, to, width, page);
        }
    }

    /** The bounds of the group serve for each of its pages. */
    private void bound(Statistics<?> statistics) {
        byte[] least = words.utf8(used[0]);
        byte[] greatest = least;
        for (int entry = 1; entry < entries; entry++) {
            byte[] word = words.utf8(used[entry]);
            least = Arrays.compareUnsigned(word, least) < 0 ? word : least;
            greatest = Arrays.compareUnsigned(word, greatest) > 0 ? word : greatest;
        }
        statistics.updateStats(Binary.fromConstantByteArray(least));
        statistics.updateStats(Binary.fromConstantByteArray(greatest));
    }

    @Override
    void clear() {
        for (int entry = 0; entry < entries; entry++) {
            entryOf[used[entry]] = 0;
        }
        entries = 0;
        count = 0;
    }
}

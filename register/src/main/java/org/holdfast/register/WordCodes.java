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
    private int[] numbers = {};
    private int count;

    /** The place in the dictionary of each text, plus one; 0 for those that do not occur. */
    private int[] entryOf = {};

    private int[] used = {};
    private int entries;
    private boolean inFull;

    WordCodes(ColumnDescriptor column, RowShape shape, ParquetWords words) {
        super(column, shape);
        this.words = words;
    }

    final int count() {
        return count;
    }

    final void put(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, RowShape.roomier(count));
        }
        numbers[count++] = number;
    }

    @Override
    final int dictionary(PageBytes page) {
        use();
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

    /** Numbers the texts that occur by their first occurrence. */
    private void use() {
        if (entryOf.length < words.size()) {
            entryOf = new int[RowShape.roomier(words.size())];
            used = new int[entryOf.length];
        }
        for (int value = 0; value < count; value++) {
            int number = numbers[value];
            if (entryOf[number] == 0) {
                used[entries++] = number;
                entryOf[number] = entries;
            }
        }
    }

    @Override
    final boolean isTooLong(int from, int to) {
        return inFull && bytes(from, to) > PAGE_BYTES;
    }

    private long bytes(int from, int to) {
        long bytes = 0;
        for (int value = from; value < to; value++) {
            bytes += Integer.BYTES + words.utf8(numbers[value]).length;
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
                page.putText(words.utf8(numbers[value]));
            }
        } else if (entries > 0) {
            int width = RunsAndBits.width(entries - 1);
            page.reserve(1);
            page.putByte(width);
            for (int value = from; value < to; value++) {
                numbers[value] = entryOf[numbers[value]] - 1;
            }
            RunsAndBits.write(numbers, from, to, width, page);
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

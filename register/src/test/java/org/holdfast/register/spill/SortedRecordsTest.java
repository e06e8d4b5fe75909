package org.holdfast.register.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedRecordsTest {
    @TempDir
    private Path folder;

    private static int byText(byte[] left, int leftAt, byte[] right, int rightAt) {
        RecordCursor a = new RecordCursor();
        RecordCursor b = new RecordCursor();
        a.set(left, leftAt);
        b.set(right, rightAt);
        a.nextText();
        b.nextText();
        return Arrays.compareUnsigned(left, a.textStart(), a.textEnd(), right, b.textStart(), b.textEnd());
    }

    @Test
    void records_of_several_sorters_come_in_one_order_whatever_fits_into_memory() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Path file = folder.resolve("work" + seed);
            List<String> expected = new ArrayList<>();
            List<String> sorted = new ArrayList<>();
            try (Spill spill = new Spill(file, random.nextInt(3000))) {
                List<RecordSorter> sorters = new ArrayList<>();
                for (int sorter = 1 + random.nextInt(3); sorter > 0; sorter--) {
                    sorters.add(new RecordSorter(spill, SortedRecordsTest::byText, 1 + random.nextInt(500)));
                }
                RecordBuffer record = new RecordBuffer();
                for (int row = random.nextInt(400); row > 0; row--) {
                    long rank = random.nextInt(5) - 2;
                    byte[] text = "x"
                            .repeat(random.nextInt(9))
                            .concat(Integer.toString(row))
                            .getBytes("UTF-8");
                    record.clear();
                    record.putText(text, 0, text.length);
                    record.putNumber(-row);
                    sorters.get(random.nextInt(sorters.size())).add(rank, record);
                    expected.add(Long.toUnsignedString(rank, 16) + " " + new String(text, "UTF-8") + " " + -row);
                }
                SortedRecords merged = SortedRecords.of(sorters);
                while (merged.next()) {
                    RecordCursor cursor = merged.record();
                    cursor.nextText();
                    sorted.add(
                            Long.toUnsignedString(merged.rank(), 16) + " " + cursor.text() + " " + cursor.nextNumber());
                    assertThat(cursor.position()).isEqualTo(merged.end());
                }
                expected.sort((left, right) -> {
                    String[] a = left.split(" ");
                    String[] b = right.split(" ");
                    int byRank =
                            Long.compareUnsigned(Long.parseUnsignedLong(a[0], 16), Long.parseUnsignedLong(b[0], 16));
                    return byRank != 0 ? byRank : a[1].compareTo(b[1]);
                });
            }
            assertThat(sorted).as("seed %d", seed).isEqualTo(expected);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void numbers_and_texts_of_any_length_are_read_as_they_were_written() {
        long[] numbers = {0, 1, -1, 63, 64, -64, -65, 127, 128, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE};
        RecordBuffer record = new RecordBuffer();
        for (long number : numbers) {
            record.putNumber(number);
            record.putCount(number & Long.MAX_VALUE);
            record.putLong(number);
            record.putInt((int) number);
            byte[] text = new byte[(int) (number & 0xff)];
            record.putText(text, 0, text.length);
        }
        RecordCursor cursor = new RecordCursor();
        cursor.set(record.bytes(), 0);
        for (long number : numbers) {
            assertThat(cursor.nextNumber()).isEqualTo(number);
            assertThat(cursor.nextCount()).isEqualTo(number & Long.MAX_VALUE);
            assertThat(cursor.nextLong()).isEqualTo(number);
            assertThat(cursor.nextInt()).isEqualTo((int) number);
            cursor.nextText();
            assertThat(cursor.textEnd() - cursor.textStart()).isEqualTo((int) (number & 0xff));
        }
        assertThat(cursor.position()).isEqualTo(record.size());
    }

    @Test
    void memory_of_chunks_that_were_forgotten_is_used_again() throws Exception {
        try (Spill spill = new Spill(folder.resolve("work"), 100)) {
            Chunks chunks = new Chunks(spill);
            for (int round = 0; round < 50; round++) {
                chunks.add(new byte[90], 90);
                assertThat(spill.written()).isZero();
                chunks.clear();
            }
            chunks.add(new byte[90], 90);
            chunks.add(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 12);
            assertThat(spill.written()).isEqualTo(12);
            byte[] read = new byte[4];
            chunks.copy(1, 3, read, 1, 2);
            assertThat(read).containsExactly(0, 4, 5, 0);
        }
    }
}

package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.ByteBufferReleaser;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;

class RunsAndBitsTest {
    private static final int SEEDS = 2000;
    private final PageBytes page = new PageBytes();

    @Test
    void parquet_java_reads_back_what_was_written() throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            int width = random.nextInt(25);
            int[] numbers = numbers(random, random.nextInt(1500), width);
            int from = random.nextInt(numbers.length + 1);
            int to = from + random.nextInt(numbers.length - from + 1);
            page.clear();
            RunsAndBits.write(numbers, from, to, width, page);
            assertThat(read(to - from, width))
                    .as("seed %d, width %d", seed, width)
                    .containsExactly(Arrays.copyOfRange(numbers, from, to));
        }
    }

    /** Numbers with equal ones in a row, more or fewer. */
    private static int[] numbers(Random random, int count, int width) {
        int[] numbers = new int[count];
        int longest = 1 + random.nextInt(30);
        int number = 0;
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (left-- == 0) {
                left = random.nextInt(longest);
                number = random.nextInt(1 << width);
            }
            numbers[i] = number;
        }
        return numbers;
    }

    private int[] read(int count, int width) throws Exception {
        ByteBufferInputStream in = ByteBufferInputStream.wrap(
                page.input().toByteBuffer(new ByteBufferReleaser(new HeapByteBufferAllocator())));
        RunLengthBitPackingHybridDecoder decoder = new RunLengthBitPackingHybridDecoder(width, in);
        int[] read = new int[count];
        for (int i = 0; i < count; i++) {
            read[i] = decoder.readInt();
        }
        return read;
    }

    @Test
    void equal_numbers_take_a_few_bytes_however_many() throws Exception {
        RunsAndBits.run(5, 1_000_000, 3, page);
        assertThat(page.size()).isEqualTo(4);
        assertThat(read(1_000_000, 3)).containsOnly(5);
    }

    @Test
    void numbers_that_differ_take_their_bits() {
        int[] numbers = new int[800];
        Arrays.setAll(numbers, i -> i & 7);
        RunsAndBits.write(numbers, 0, numbers.length, 3, page);
        assertThat(page.size()).isEqualTo(300 + 2);
    }
}

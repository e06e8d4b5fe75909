package org.holdfast.register.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SplittersTest {
    private static byte[] id(Random random) {
        String text = "H\0".substring(0, random.nextInt(3))
                + "00000000".substring(random.nextInt(9))
                + random.nextInt(20)
                + (random.nextInt(3) == 0 ? "户" : "");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_household_is_found_in_the_last_partition_that_begins_at_or_before_it() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            TreeSet<byte[]> firsts = new TreeSet<>(Arrays::compareUnsigned);
            firsts.add(new byte[0]);
            for (int partition = random.nextInt(8); partition > 0; partition--) {
                firsts.add(id(random));
            }
            byte[][] sorted = firsts.toArray(byte[][]::new);
            Splitters splitters = new Splitters(sorted);
            for (int asked = 0; asked < 20; asked++) {
                byte[] id = id(random);
                int expected = 0;
                while (expected + 1 < sorted.length && Arrays.compareUnsigned(sorted[expected + 1], id) <= 0) {
                    expected++;
                }
                byte[] within = new byte[id.length + 12];
                Arrays.fill(within, (byte) 0xff);
                int from = random.nextInt(13);
                System.arraycopy(id, 0, within, from, id.length);
                assertThat(splitters.find(within, from, from + id.length))
                        .as("seed %d", seed)
                        .isEqualTo(expected);
            }
        }
    }
}

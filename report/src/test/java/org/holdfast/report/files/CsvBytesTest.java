package org.holdfast.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvBytesTest {
    private final Queue<byte[]> spare = new ArrayDeque<>();

    @Test
    void lines_of_any_length_follow_one_another_whatever_the_pieces() throws IOException {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            CsvBytes bytes = new CsvBytes(spare);
            StringBuilder expected = new StringBuilder();
            for (int line = random.nextInt(60); line > 0; line--) {
                bytes.begin(0);
                for (int cell = random.nextInt(5); cell >= 0; cell--) {
                    String text = "\"".repeat(random.nextInt(40_000));
                    bytes.reserve(CsvBytes.room(text.length()));
                    int start = bytes.size();
                    bytes.put(text.getBytes(StandardCharsets.UTF_8));
                    bytes.quote(start);
                    bytes.put(cell == 0 ? '\n' : ',');
                    expected.append(text.isEmpty() ? "" : "\"" + text + text + "\"")
                            .append(cell == 0 ? '\n' : ',');
                }
            }
            assertThat(moved(bytes)).as("seed %d", seed).isEqualTo(expected.toString());
        }
    }

    private static String moved(CsvBytes bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.moveTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_was_moved_is_gone_and_its_pieces_serve_again() throws IOException {
        CsvBytes bytes = new CsvBytes(spare);
        bytes.begin(1);
        bytes.put('a');
        assertThat(moved(bytes)).isEqualTo("a");
        assertThat(moved(bytes)).isEmpty();
        byte[] piece = spare.peek();
        CsvBytes next = new CsvBytes(spare);
        next.begin(1);
        next.put('b');
        assertThat(spare).doesNotContain(piece);
        assertThat(moved(next)).isEqualTo("b");
        assertThat(spare).contains(piece);
    }

    @Test
    void digits_are_those_of_the_number_and_at_least_so_many() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            long number = random.nextLong() >>> 1 + random.nextInt(63);
            int least = 1 + random.nextInt(6);
            byte[] to = new byte[20];
            int end = Digits.put(number, least, to, 1);
            String digits = new String(to, 1, end - 1, StandardCharsets.US_ASCII);
            assertThat(digits)
                    .isEqualTo("0"
                                    .repeat(Math.max(
                                            0, least - Long.toString(number).length()))
                            + number);
        }
    }
}

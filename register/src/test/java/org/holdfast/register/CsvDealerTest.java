package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvDealerTest {
    private static final String HEADER = "household_id,b,c";
    private static final String[] PIECES = {
        "x",
        "y",
        "12",
        ",",
        ",",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "\"a,b\"",
        "\"l\nm\r\nn\ro\"",
        "户",
        "𠮷",
        ",\"",
        "\","
    };

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("household.csv");
    }

    private TableFile file(Charset charset) {
        return new TableFile("household", path, "household.csv", Format.CSV, charset, Map.of());
    }

    /** Every row as a line of text, or the message with which reading ends. */
    private List<String> whole(Charset charset) throws IOException {
        List<String> rows = new ArrayList<>();
        TableFile file = file(charset);
        try (MeteredFile bytes = new MeteredFile(path, "household", Progress.SILENT);
                Rows all = file.csv(bytes)) {
            while (all.next()) {
                rows.add(text(all.cells()));
            }
            rows.add(bytes.digest());
        } catch (BadEncoding bad) {
            return List.of(String.valueOf(file.notInEncoding(bad).getMessage()));
        } catch (UnreadableRegister refused) {
            return List.of(String.valueOf(refused.getMessage()));
        }
        return rows;
    }

    private List<String> dealt(Charset charset, int hands, int blockSize, Random random) throws IOException {
        TableFile file = file(charset);
        List<List<String>> portions = new ArrayList<>();
        try (CsvDealer dealer = CsvDealer.open(file, Progress.SILENT, hands, blockSize)) {
            while (true) {
                int hand = random.nextInt(hands);
                Rows rows = dealer.deal(hand);
                if (rows == null) {
                    break;
                }
                List<String> lines = new ArrayList<>();
                while (rows.next()) {
                    lines.add(text(rows.cells()));
                }
                portions.add(lines);
                assertThat(dealer.portion(hand)).isEqualTo(portions.size() - 1);
            }
            portions.add(List.of(dealer.digest()));
        } catch (BadEncoding bad) {
            return List.of(String.valueOf(file.notInEncoding(bad).getMessage()));
        } catch (UnreadableRegister refused) {
            return List.of(String.valueOf(refused.getMessage()));
        }
        return portions.stream().flatMap(List::stream).toList();
    }

    private static String text(Cells cells) {
        StringBuilder text = new StringBuilder();
        text.append(cells.line).append(' ').append(cells.count);
        if (cells.fault != null) {
            text.append(' ').append(cells.fault).append(" of ").append(cells.faulty);
        }
        for (int cell = 0; cell < Math.min(cells.count, 3); cell++) {
            String shown = cells.shown(cell);
            text.append(" [")
                    .append(shown)
                    .append(']')
                    .append(cells.fault == null ? cells.text(cell).length() : 0);
        }
        return text.toString();
    }

    @Test
    void rows_dealt_in_blocks_of_any_size_are_the_rows_of_the_file() throws Exception {
        for (long seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\ufeff" + HEADER : HEADER);
            text.append(List.of("\n", "\r\n", "\r", "\n\n").get(random.nextInt(4)));
            for (int piece = random.nextInt(60); piece > 0; piece--) {
                text.append(PIECES[random.nextInt(random.nextBoolean() ? 9 : PIECES.length)]);
            }
            Charset charset = random.nextInt(5) == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
            byte[] bytes = text.toString().getBytes(charset);
            if (random.nextInt(10) == 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(path, bytes);
            List<String> expected = whole(charset);
            for (int size = 1; size <= bytes.length + 1; size += 1 + random.nextInt(3)) {
                assertThat(dealt(charset, 1 + random.nextInt(3), size, random))
                        .as("seed %d, blocks of %d bytes: %s", seed, size, text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void blocks_end_with_rows_so_that_several_hands_have_work() throws Exception {
        Files.writeString(path, HEADER + "\n" + "H,\"quoted, \"\"and\"\" more\",1\r\n".repeat(100));
        try (CsvDealer dealer = CsvDealer.open(file(StandardCharsets.UTF_8), Progress.SILENT, 2, 64)) {
            int portions = 0;
            for (Rows rows = dealer.deal(0); rows != null; rows = dealer.deal(portions % 2)) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertThat(count).isBetween(1, 3);
                portions++;
            }
            assertThat(portions).isBetween(45, 101);
        }
    }

    @Test
    void long_fields_and_long_rows_have_the_same_fault_however_they_are_read() throws Exception {
        int longest = CsvRows.LONGEST_FIELD;
        List<String> rows = new ArrayList<>();
        for (int more = -1; more <= 1; more++) {
            rows.add("H," + "x".repeat(longest + more) + ",1");
            rows.add("H,\"" + "\"\"".repeat(longest + more) + "\",1");
            rows.add("H,\"" + "x".repeat(longest + more) + "\"after,1");
            rows.add("H,1,2,surplus," + "x".repeat(longest + more));
        }
        rows.sort(Comparator.comparing(String::hashCode));
        Files.writeString(path, HEADER + "\n" + String.join("\n", rows) + "\nlast,1,2\n");
        List<String> expected = whole(StandardCharsets.UTF_8);
        assertThat(expected).hasSize(rows.size() + 2);
        for (int size : new int[] {1 << 10, 1 << 16, 1 << 20, 1 << 22}) {
            assertThat(dealt(StandardCharsets.UTF_8, 2, size, new Random(size))).isEqualTo(expected);
        }
    }

    @Test
    void a_row_longer_than_any_block_is_read_by_one_hand_and_its_fault_is_the_same() throws Exception {
        String cell = "," + "x".repeat(1_000_000);
        for (int cells : new int[] {9, 16, 17, 18, 40}) {
            String names = HEADER;
            for (int name = 3; name < cells; name++) {
                names += ",n" + name;
            }
            String row = "H" + cell.repeat(cells - 1) + "\n";
            Files.writeString(path, names + "\nA" + ",".repeat(cells - 1) + "\n" + row + row + "last,1\n");
            List<String> expected = whole(StandardCharsets.UTF_8);
            assertThat(expected).hasSize(5);
            assertThat(expected.get(1).contains("length")).isEqualTo(cells > 17);
            for (int size : new int[] {100, 1 << 20, 12 << 20, 64 << 20}) {
                assertThat(dealt(StandardCharsets.UTF_8, 2, size, new Random(size)))
                        .as("%d cells, blocks of %d", cells, size)
                        .isEqualTo(expected);
            }
        }
    }
}

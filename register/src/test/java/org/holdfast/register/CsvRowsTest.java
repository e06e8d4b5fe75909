package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    @Test
    void quotes_commas_and_line_ends_within_quotes_belong_to_the_cell() throws Exception {
        assertThat(rows("a,b\n\"1,\"\"x\"\"\",\"l1\r\nl2\"\n"))
                .containsExactly(List.of("a", "b"), List.of("1,\"x\"", "l1\r\nl2"));
    }

    @Test
    void line_ends_may_be_lf_crlf_or_cr_and_blank_lines_are_passed_over() throws Exception {
        assertThat(rows("\n\r\na,b\r\n1,2\r3,4\n\n\n5,6"))
                .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_first_name() throws Exception {
        assertThat(rows("\ufeffa\n1\n").get(0)).containsExactly("a");
        assertThat(rows("\ufeff\"a\"\n1\n").get(0)).containsExactly("a");
    }

    @Test
    void a_row_knows_the_physical_line_on_which_it_starts() throws Exception {
        CsvRows rows = open("a,b\r\n\"x\r\ny\nz\",2\n\n3,4\r5,6\n".getBytes(StandardCharsets.UTF_8), 3);
        List<Long> lines = new ArrayList<>();
        while (rows.next()) {
            lines.add(rows.cells().line);
        }
        assertThat(lines).containsExactly(2L, 6L, 7L);
    }

    @Test
    void empty_cells_are_kept_at_the_start_the_middle_and_the_end() throws Exception {
        assertThat(rows("a,b,c\n,,\n\"\",1,\"\"\n,,"))
                .containsExactly(
                        List.of("a", "b", "c"), List.of("", "", ""), List.of("", "1", ""), List.of("", "", ""));
    }

    @Test
    void text_after_a_closing_quote_is_a_fault_of_that_row_only() throws Exception {
        CsvRows rows = open("a,b\n\"x\"y,2\n3,4\n".getBytes(StandardCharsets.UTF_8), 100);
        assertThat(rows.next()).isTrue();
        assertThat(rows.cells().fault).isEqualTo(Reason.COLUMNS);
        assertThat(rows.cells().count).isEqualTo(2);
        assertThat(rows.next()).isTrue();
        assertThat(rows.cells().fault).isNull();
        assertThat(rows.cells().text(0)).isEqualTo("3");
    }

    @Test
    void a_file_that_ends_within_quotes_says_where_they_opened() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n\"3,4\n5,6\n"))
                .isInstanceOf(UnreadableRegister.class)
                .hasMessageStartingWith("x.csv: the quote opened on line 3 is never closed");
        assertThatThrownBy(() -> rows("a,b\n1,\"")).isInstanceOf(UnreadableRegister.class);
    }

    @Test
    void an_empty_file_has_no_header() {
        assertThatThrownBy(() -> rows("")).hasMessageStartingWith("x.csv is empty");
        assertThatThrownBy(() -> rows("\ufeff\r\n\n")).hasMessageStartingWith("x.csv is empty");
    }

    @Test
    void a_field_over_a_mebibyte_is_a_fault_and_the_rows_after_it_are_sound() throws Exception {
        for (int length : new int[] {CsvRows.LONGEST_FIELD, CsvRows.LONGEST_FIELD + 1, 10 << 20}) {
            for (String quote : new String[] {"", "\""}) {
                String text = "a,b\n1," + quote + "x".repeat(length) + quote + "\n3,4\n";
                CsvRows rows = open(text.getBytes(StandardCharsets.UTF_8), 1 << 16);
                assertThat(rows.next()).isTrue();
                assertThat(rows.cells().fault).isEqualTo(length > CsvRows.LONGEST_FIELD ? Reason.LENGTH : null);
                assertThat(rows.cells().faulty).isEqualTo(length > CsvRows.LONGEST_FIELD ? 1 : 0);
                assertThat(rows.cells().text(0)).isEqualTo("1");
                assertThat(rows.next()).isTrue();
                assertThat(rows.cells().line).isEqualTo(3);
                assertThat(rows.cells().text(1)).isEqualTo("4");
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void a_row_of_millions_of_surplus_cells_needs_no_memory_for_them() throws Exception {
        CsvRows rows = open(("a,b\n" + "1,".repeat(20_000_000) + "1\n3,4\n").getBytes(StandardCharsets.UTF_8), 1 << 16);
        assertThat(rows.next()).isTrue();
        assertThat(rows.cells().count).isEqualTo(20_000_001);
        assertThat(rows.cells().bytes.length).isLessThan(1 << 20);
        assertThat(rows.next()).isTrue();
        assertThat(rows.cells().text(0)).isEqualTo("3");
    }

    @Test
    void a_row_of_many_large_cells_is_too_long() throws Exception {
        String header = "h,".repeat(39) + "h";
        String row = ("x".repeat(1_000_000) + ",").repeat(39) + "x";
        CsvRows rows = open((header + "\n" + row + "\n" + header + "\n").getBytes(StandardCharsets.UTF_8), 1 << 16);
        assertThat(rows.next()).isTrue();
        assertThat(rows.cells().fault).isEqualTo(Reason.LENGTH);
        assertThat(rows.cells().count).isEqualTo(40);
        assertThat(rows.next()).isTrue();
        assertThat(rows.cells().fault).isNull();
        assertThat(rows.cells().text(39)).isEqualTo("h");
    }

    @Test
    void control_characters_and_letters_of_any_value_are_part_of_a_cell() throws Exception {
        StringBuilder cell = new StringBuilder();
        for (char letter = 0; letter < 300; letter++) {
            cell.append(letter == ',' || letter == '\n' || letter == '\r' || letter == '"' ? 'x' : letter);
        }
        for (int from = 0; from < 290; from++) {
            String text = cell.substring(from, from + 1 + from % 10);
            assertThat(rows("a,b\n" + text + "," + text + "\r" + text + ",\n"))
                    .containsExactly(List.of("a", "b"), List.of(text, text), List.of(text, ""));
        }
    }

    @Test
    void rows_and_their_faults_do_not_depend_on_how_much_is_read_at_a_time() throws Exception {
        String text = "a,b\n1,\"x\"\"y\"z\"\"z\"\n\"\"\"q\"\"\"r,2\n\"l\n\"after,3,4\n5,6\n";
        List<String> whole = faults(text, 1 << 16);
        assertThat(whole).contains("[1, x\"y] columns of 1", "[\"q\", 2] columns of 0", "[5, 6] null of 0");
        for (int step = 1; step < text.length(); step++) {
            assertThat(faults(text, step)).as("%d bytes at a time", step).isEqualTo(whole);
        }
    }

    private static List<String> faults(String text, int step) throws IOException, UnreadableRegister {
        CsvRows rows = open(text.getBytes(StandardCharsets.UTF_8), step);
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            Cells cells = rows.cells();
            all.add(List.of(cells.shown(0), cells.shown(1)) + " " + cells.fault + " of " + cells.faulty);
        }
        return all;
    }

    @Test
    void it_reads_random_text_as_fastcsv_does() throws Exception {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String text = "h1,h2,h3\n" + randomCsv(random);
            List<List<String>> expected = new ArrayList<>();
            try (var reader = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text)) {
                reader.forEach(record -> expected.add(List.copyOf(record.getFields())));
            }
            assertThat(read(text, 1 + random.nextInt(9)))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(expected);
        }
    }

    /** Three cells a row, some quoted, with separators, quotes, line ends and letters of one to four bytes. */
    private static String randomCsv(Random random) {
        String[] inside = {"a", "é", "户", "𠮷", " ", ",", "\"\"", "\n", "\r\n", "\r", "=cmd()"};
        String[] plain = {"a", "é", "户", "𠮷", " ", "=1", "-"};
        String[] ends = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n"};
        StringBuilder text = new StringBuilder();
        int rows = random.nextInt(6);
        for (int row = 0; row < rows; row++) {
            for (int cell = 0; cell < 3; cell++) {
                boolean quoted = random.nextBoolean();
                String[] letters = quoted ? inside : plain;
                text.append(cell == 0 ? "" : ",").append(quoted ? "\"" : "");
                for (int letter = random.nextInt(5); letter > 0; letter--) {
                    text.append(letters[random.nextInt(letters.length)]);
                }
                text.append(quoted ? "\"" : "");
            }
            text.append(row == rows - 1 && random.nextBoolean() ? "" : ends[random.nextInt(ends.length)]);
        }
        return text.toString();
    }

    private static List<List<String>> rows(String text) throws IOException, UnreadableRegister {
        return read(text, 1 << 16);
    }

    private static List<List<String>> read(String text, int step) throws IOException, UnreadableRegister {
        CsvRows rows = open(text.getBytes(StandardCharsets.UTF_8), step);
        List<List<String>> all = new ArrayList<>();
        all.add(rows.header());
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int cell = 0; cell < rows.cells().count; cell++) {
                row.add(rows.cells().text(cell));
            }
            all.add(row);
        }
        return all;
    }

    /** Opens a text that comes in pieces of at most {@code step} bytes. */
    private static CsvRows open(byte[] bytes, int step) throws IOException, UnreadableRegister {
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, step));
            }
        };
        return new CsvRows("x.csv", new Utf8Check(in));
    }
}

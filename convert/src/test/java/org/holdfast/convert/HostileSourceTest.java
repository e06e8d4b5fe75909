package org.holdfast.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileSourceTest {
    private static final String ROWS = "v,village,V\n".repeat(200_000);

    @TempDir
    Path directory;

    private SmallCase small;

    @BeforeEach
    void make() throws IOException {
        small = new SmallCase(directory);
        small.query("place", "select id as place_id, level, name from places");
    }

    @Test
    void a_row_with_too_few_or_too_many_cells_is_named_and_not_shown() throws Exception {
        small.source("places.csv", "id,level,name\nv1,village,V\nsecret,village\n");
        assertThat(small.headlines()).containsExactly("places.csv:3:1: has 2 cells where the header has 3");
        small.source("places.csv", "id,level,name\nv1,village,V\nsecret,village,x,y\n");
        assertThat(small.headlines()).containsExactly("places.csv:3:1: has 4 cells where the header has 3");
    }

    @Test
    void a_quote_that_is_not_closed_is_named() throws Exception {
        small.source("places.csv", "id,level,name\nv1,village,\"V\nv2,village,W\n");
        assertThat(small.headlines()).containsExactly("places.csv:2:1: opens a quote in this row that is never closed");
        small.source("places.csv", "id,level,name\nv1,village,V\nv2,village,\"a\nb\"c\n");
        assertThat(small.headlines()).containsExactly("places.csv:4:1: has text after a closing quote");
    }

    @Test
    void a_file_that_is_not_utf_8_is_named() throws Exception {
        Files.write(small.source.resolve("places.csv"), "id,level,name\nv1,village,\u00e9\n".getBytes("ISO-8859-1"));
        assertThat(small.headlines())
                .singleElement()
                .asString()
                .startsWith("places.csv:2:1: ")
                .contains("not utf-8");
    }

    @Test
    void a_truncated_gzip_file_is_named() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(("id,level,name\n" + ROWS).getBytes(UTF_8));
        }
        Files.write(small.source.resolve("places.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertThat(small.headlines())
                .singleElement()
                .asString()
                .contains("places.csv.gz:1:1: cannot be read: Unexpected end");
    }

    @Test
    void a_field_of_ten_megabytes_is_refused_wherever_it_stands_and_never_lost() throws Exception {
        String large = "v9,village," + "x".repeat(10_000_000) + "\n";
        for (String text : new String[] {large, large + ROWS, ROWS + large + ROWS, ROWS + large}) {
            small.source("places.csv", "id,level,name\n" + text);
            long line = 2 + text.substring(0, text.indexOf("v9")).lines().count();
            assertThat(small.headlines())
                    .containsExactly("places.csv:" + line + ":1: holds a row of more than a megabyte");
        }
    }

    @Test
    void a_column_that_occurs_twice_in_a_header_is_refused() throws Exception {
        small.source("places.csv", "id,level,ID\nv1,village,V\n");
        assertThat(small.headlines()).containsExactly("places.csv:1:1: has two columns named 'ID'");
    }

    @Test
    void an_empty_file_is_named() throws Exception {
        small.source("places.csv", "");
        assertThat(small.headlines()).containsExactly("places.csv:1:1: has no header row");
    }

    @Test
    void a_byte_order_mark_carriage_returns_semicolons_and_quoted_names_do_no_harm() throws Exception {
        small.source("places.csv", "\uFEFF\"id\";\"level\";\"name\"\r\nv1;village;\"V; 1\"\r\n");
        small.run();
        assertThat(small.written("place.csv")).isEqualTo("place_id,level,name\nv1,village,V; 1\n");
    }

    @Test
    void blank_lines_line_breaks_in_quotes_and_a_missing_last_line_break_are_no_rows_and_lose_none() throws Exception {
        String text = "id,level,name\n\nv1,village,\"V\n1\"\n\nv2,village,W";
        for (String ended :
                new String[] {text, text + "\n", text.replace("\n", "\r\n"), text.replace("\n", "\r\n") + "\r\n"}) {
            small.source("places.csv", ended);
            assertThat(small.run().rows()).containsEntry("place", 2L);
            assertThat(small.written("place.csv")).contains("\nv2,village,W\n");
        }
    }

    @Test
    void line_ends_of_two_kinds_are_named() throws Exception {
        small.source("places.csv", "id,level,name\nv1,village,V\r\nv2,village,W\n");
        assertThat(small.headlines())
                .containsExactly("places.csv:2:1: does not end this line as it ends the first one (LF or CR LF)");
        small.source("places.csv", "id,level,name\nv1,vil\rlage,V\n");
        assertThat(small.headlines()).containsExactly("places.csv:2:1: has a carriage return that is no line end");
    }

    @Test
    void leading_zeros_and_long_numbers_are_kept_as_they_are_written() throws Exception {
        small.source("places.csv", "id,level,name\n0007,village,12345678901234567890.10\n");
        small.run();
        assertThat(small.written("place.csv")).endsWith("0007,village,12345678901234567890.10\n");
    }
}

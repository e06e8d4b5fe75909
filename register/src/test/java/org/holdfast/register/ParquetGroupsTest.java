package org.holdfast.register;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.lt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.holdfast.column.Kind;
import org.holdfast.register.ParquetRowWriter.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file written by groups says what the same rows say when they are written one by one. */
class ParquetGroupsTest {
    private static final List<Field> FIELDS = List.of(
            new Field("id", Kind.STRING, false),
            new Field("word", Kind.STRING, false),
            new Field("words", Kind.STRING, true),
            new Field("text", Kind.STRING, false),
            new Field("whole", Kind.INT, false),
            new Field("small", Kind.INT, false),
            new Field("amount", Kind.MONEY, false),
            new Field("day", Kind.DATE, false),
            new Field("decimal", Kind.DECIMAL, false),
            new Field("truth", Kind.BOOL, false));
    private static final List<String> WORDS =
            IntStream.range(0, 300).mapToObj(i -> "w" + i + "户".repeat(i % 3)).toList();

    @TempDir
    private Path folder;

    @Test
    void any_rows_in_groups_of_any_size_read_back_the_same() throws Exception {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            List<List<@Nullable Object>> rows = rows(random, random.nextInt(400), random.nextInt(4) * 0.33, 12);
            check("seed " + seed, rows, 1 + random.nextInt(400));
        }
    }

    @Test
    void many_rows_take_several_pages() throws Exception {
        check("many", rows(new Random(1), 70_000, 0.1, 12), 65_000);
        assertThat(pages(folder.resolve("many.parquet"), "whole")).isEqualTo(4);
    }

    @Test
    void long_texts_are_cut_into_pages_and_not_into_a_dictionary() throws Exception {
        check("long", rows(new Random(2), 1500, 0.1, 5000), 1000);
        assertThat(pages(folder.resolve("long.parquet"), "text")).isGreaterThan(4);
    }

    /** How many pages a column has in the first group. */
    private static int pages(Path file, String column) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            for (ColumnChunkMetaData chunk : reader.getRowGroups().get(0).getColumns()) {
                if (chunk.getPath().toDotString().equals(column)) {
                    return reader.readOffsetIndex(chunk).getPageCount();
                }
            }
        }
        throw new AssertionError("There is no column " + column);
    }

    private void check(String what, List<List<@Nullable Object>> rows, int groupSize) throws IOException {
        Path expected = folder.resolve(what + "-expected.parquet");
        try (ParquetRowWriter out = new ParquetRowWriter(expected, FIELDS, 2)) {
            for (List<@Nullable Object> row : rows) {
                out.write(row);
            }
        }
        Path actual = folder.resolve(what + ".parquet");
        write(actual, rows, groupSize);
        assertThat(read(actual, null)).as(what).isEqualTo(read(expected, null));
        for (FilterPredicate filter : filters(rows)) {
            assertThat(read(actual, filter)).as("%s, %s", what, filter).isEqualTo(read(expected, filter));
        }
    }

    /** Questions that readers answer by the bounds of groups and pages. */
    private static List<FilterPredicate> filters(List<List<@Nullable Object>> rows) {
        List<FilterPredicate> filters = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 1 + rows.size() / 3) {
            filters.add(eq(
                    binaryColumn("id"),
                    Binary.fromString(String.valueOf(rows.get(i).get(0)))));
            filters.add(eq(binaryColumn("word"), rows.get(i).get(1) instanceof String s ? Binary.fromString(s) : null));
            filters.add(eq(longColumn("small"), (Long) rows.get(i).get(5)));
            filters.add(and(gtEq(longColumn("amount"), 0L), lt(longColumn("amount"), 1L << 40)));
        }
        return filters;
    }

    private static void write(Path file, List<List<@Nullable Object>> rows, int groupSize) throws IOException {
        try (ParquetGroups groups = new ParquetGroups(file, FIELDS, 2)) {
            Columns columns = new Columns(groups.encoder());
            for (int i = 0; i < rows.size(); i++) {
                columns.add(rows.get(i));
                if ((i + 1) % groupSize == 0) {
                    groups.append(columns.encoder.take());
                }
            }
            groups.append(columns.encoder.take());
        }
    }

    /** A column for each of the fields. */
    private static final class Columns {
        private final ParquetGroupEncoder encoder;
        private final KeyColumn ids;
        private final WordColumn word;
        private final WordListColumn words;
        private final TextColumn text;
        private final NumberColumn[] numbers = new NumberColumn[4];
        private final DecimalColumn decimal;
        private final TruthColumn truth;

        Columns(ParquetGroupEncoder encoder) {
            this.encoder = encoder;
            this.ids = encoder.keys();
            this.word = encoder.words(ParquetWords.of(WORDS));
            this.words = encoder.wordLists(ParquetWords.of(WORDS));
            this.text = encoder.texts();
            Arrays.setAll(numbers, i -> encoder.numbers());
            this.decimal = encoder.decimals();
            this.truth = encoder.truths();
        }

        void add(List<@Nullable Object> row) {
            ids.add(String.valueOf(row.get(0)).getBytes(StandardCharsets.UTF_8));
            word.add(row.get(1) == null ? -1 : WORDS.indexOf(row.get(1)));
            if (row.get(2) instanceof List<?> list) {
                list.forEach(one -> words.add(WORDS.indexOf(one)));
            }
            words.end();
            if (row.get(3) instanceof String known) {
                text.add(known);
            } else {
                text.addUnknown();
            }
            for (int i = 0; i < numbers.length; i++) {
                if (row.get(4 + i) instanceof Long known) {
                    numbers[i].add(known);
                } else {
                    numbers[i].addUnknown();
                }
            }
            if (row.get(8) instanceof Double known) {
                decimal.add(known);
            } else {
                decimal.addUnknown();
            }
            if (row.get(9) instanceof Boolean known) {
                truth.add(known);
            } else {
                truth.addUnknown();
            }
        }
    }

    /**
     * Rows by chance.
     *
     * @param unknown how often a cell is unknown
     * @param longest text
     */
    private static List<List<@Nullable Object>> rows(Random random, int count, double unknown, int longest) {
        int words = 1 + random.nextInt(WORDS.size());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                    WORDS.get(random.nextInt(words)),
                    IntStream.range(0, random.nextInt(3) * random.nextInt(4))
                            .mapToObj(j -> WORDS.get(random.nextInt(words)))
                            .toList(),
                    "é".repeat(random.nextInt(longest)) + random.nextInt(200),
                    random.nextLong(),
                    (long) random.nextInt(50) - 25,
                    random.nextLong() >> random.nextInt(64),
                    (long) random.nextInt(40_000) - 1000,
                    random.nextGaussian(),
                    random.nextBoolean()));
            for (int cell = 0; cell < row.size(); cell++) {
                if (cell != 1 && random.nextDouble() < unknown) {
                    row.set(cell, null);
                }
            }
            row.add(0, "id" + (1_000_000 + i));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> read(Path file, @Nullable FilterPredicate filter) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = new Reader(file)
                .withCodecFactory(new ParquetCodecs())
                .withFilter(filter == null ? FilterCompat.NOOP : FilterCompat.get(filter))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /** Reads parquet-java's own example objects. */
    private static final class Reader extends ParquetReader.Builder<Group> {
        Reader(Path file) {
            super(new LocalInputFile(file), new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }

    @Test
    void cells_that_are_all_unknown_read_back_so() throws Exception {
        check("unknown", rows(new Random(3), 300, 1.1, 12), 200);
    }

    @Test
    void a_file_without_groups_reads_as_no_rows() throws Exception {
        check("none", List.of(), 1);
    }

    @Test
    void groups_that_threads_encode_at_once_are_each_whole() throws Exception {
        List<List<@Nullable Object>> rows = rows(new Random(4), 40_000, 0.2, 12);
        Path expected = folder.resolve("one.parquet");
        write(expected, rows, 5000);
        Path actual = folder.resolve("several.parquet");
        try (ParquetGroups groups = new ParquetGroups(actual, FIELDS, 2)) {
            List<ParquetGroup> encoded = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> encode(groups.encoder(), rows.subList(5000 * i, 5000 * (i + 1))))
                    .toList();
            for (ParquetGroup group : encoded) {
                groups.append(group);
            }
        }
        assertThat(actual).hasSameBinaryContentAs(expected);
    }

    private static ParquetGroup encode(ParquetGroupEncoder encoder, List<List<@Nullable Object>> rows) {
        Columns columns = new Columns(encoder);
        rows.forEach(columns::add);
        try {
            return encoder.take();
        } catch (IOException bug) {
            throw new AssertionError(bug);
        }
    }

    @Test
    void columns_of_different_length_are_a_bug() throws Exception {
        try (ParquetGroups groups = new ParquetGroups(folder.resolve("uneven.parquet"), FIELDS.subList(0, 2), 2)) {
            ParquetGroupEncoder encoder = groups.encoder();
            encoder.keys().add(new byte[] {'a'});
            encoder.words(ParquetWords.of(WORDS));
            assertThatThrownBy(encoder::take)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("0 rows, the first 1");
        }
    }
}

package org.holdfast.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.holdfast.column.Column;
import org.holdfast.column.LongColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.register.Format;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConversionTest {
    @TempDir
    Path directory;

    private SmallCase small;

    @BeforeEach
    void make() throws IOException {
        small = new SmallCase(directory);
    }

    @Test
    void each_query_fills_its_table_and_the_rows_are_counted() throws Exception {
        assertThat(small.run().rows()).containsExactly(entry("place", 1L), entry("household", 2L), entry("person", 3L));
        assertThat(small.written("place.csv")).isEqualTo("place_id,level,name\nv1,village,Village\n");
        assertThat(small.written("person.csv"))
                .isEqualTo(
                        "person_id,household_id,birth_date\n007-1,007,1980-02-29\n007-2,007,\n008-1,008,1990-01-01\n");
    }

    @Test
    void a_cell_that_looks_like_a_formula_and_a_quoted_one_come_out_as_they_went_in() throws Exception {
        small.run();
        assertThat(small.written("household.csv"))
                .isEqualTo("household_id,place_id,address\n007,v1,=cmd()|calc\n008,v1,\"a, \"\"b\"\"\"\n");
    }

    @Test
    void the_descriptor_says_what_the_register_is_and_what_it_lacks() throws Exception {
        small.sheet("""
                title: Small
                currency: PKR
                source: A test
                source_url: https://example.org/data
                licence: CC0-1.0
                note: Two houses.
                unmapped:
                  household.weight: No design.
                extra:
                  household:
                    rent: money
                """);
        small.query(
                "household",
                "select code as household_id, village as place_id, cast(rent as decimal(9,2)) as rent from houses");
        small.run();
        JsonNode root = JsonMapper.shared().readTree(small.written("datapackage.json"));
        assertThat(root.at("/currency").asString()).isEqualTo("PKR");
        assertThat(root.at("/sources/0/path").asString()).isEqualTo("https://example.org/data");
        assertThat(root.at("/licenses/0/name").asString()).isEqualTo("CC0-1.0");
        assertThat(root.at("/unmapped/household.weight").asString()).isEqualTo("No design.");
        assertThat(root.at("/resources/1/path").asString()).isEqualTo("household.csv");
        assertThat(root.at("/resources/1/schema/fields/2/name").asString()).isEqualTo("rent");
        assertThat(root.at("/resources/2/schema/fields/2/type").asString()).isEqualTo("date");
        assertThat(small.written("household.csv")).contains("007,v1,12.50\n", "008,v1,3.00\n");
    }

    @Test
    void nothing_but_the_register_is_left_in_the_output_directory() throws Exception {
        small.run();
        try (Stream<Path> files = Files.list(small.out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("place.csv", "household.csv", "person.csv", "datapackage.json");
        }
    }

    @Test
    void a_refused_mapping_leaves_the_output_directory_empty() throws Exception {
        small.query("place", "selec 1");
        assertThat(small.headlines()).hasSize(1);
        assertThat(small.out).isEmptyDirectory();
    }

    @Test
    void tables_can_be_written_as_parquet_with_their_types() throws Exception {
        Conversion.run(Mapping.read(small.mapping), small.source, small.out, Format.PARQUET);
        String file = small.out.resolve("person.parquet").toString();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*), max(birth_date), typeof(max(birth_date)) from '" + file + "'")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(3);
            assertThat(row.getString(2)).isEqualTo("1990-01-01");
            assertThat(row.getString(3)).isEqualTo("DATE");
        }
    }

    @Test
    void the_register_reader_finds_the_same_in_parquet_as_in_csv() throws Exception {
        small.sheet("title: S\ncurrency: PKR\nsource: A\nlicence: B\nextra: {ledger: {paid: bool, shop: string}}\n");
        small.query(
                "ledger",
                "select code as household_id, '2020-01' as month, 'expense' as flow, 'other' as item,"
                        + " cast(rent as decimal(9,2)) as amount, rent = '3' as paid, null as shop from houses");
        List<List<Object>> found = new ArrayList<>();
        for (Format format : Format.values()) {
            Path out = Files.createDirectory(directory.resolve(format.extension()));
            Conversion.run(Mapping.read(small.mapping), small.source, out, format);
            Path rejected = directory.resolve("rejected.csv");
            RegisterReading reading = RegisterReader.read(out, new ReadOptions(null, null, rejected, Progress.SILENT));
            assertThat(reading.rejected()).isZero();
            found.add(cells(reading.register().get("ledger"), reading.register().get("person")));
        }
        assertThat(found.get(0)).isEqualTo(found.get(1)).contains(1250L, 300L, "007-2");
    }

    private static List<Object> cells(Table... tables) {
        List<Object> cells = new ArrayList<>();
        for (Table table : tables) {
            table.columns().forEach((name, column) -> {
                cells.add(name + " " + column.kind());
                for (int row = 0; row < table.rows(); row++) {
                    cells.add(column.isKnown(row) ? cell(column, row) : "unknown");
                }
            });
        }
        return cells;
    }

    private static Object cell(Column column, int row) {
        if (column instanceof LongColumn numbers) {
            return numbers.get(row);
        }
        return ((StringColumn) column).get(row);
    }

    @Test
    void a_converted_parquet_file_can_be_a_source_again() throws Exception {
        Conversion.run(Mapping.read(small.mapping), small.source, small.out, Format.PARQUET);
        Files.move(small.out.resolve("place.parquet"), small.source.resolve("old places.parquet"));
        small.query("place", "select * from \"old places\"");
        assertThat(small.run().rows()).containsEntry("place", 1L);
    }

    @Test
    void a_file_name_with_quotes_and_brackets_is_a_view_like_any_other() throws Exception {
        small.source("it's [1] *.csv", "id\nv1\n");
        small.query("place", "select id as place_id, 'village' as level, id as name from \"it's [1] *\"");
        assertThat(small.run().rows()).containsEntry("place", 1L);
    }

    @Test
    void views_and_macros_of_prepare_sql_are_there_for_every_query() throws Exception {
        small.query("prepare", """
                create macro named(id) as 'Village; ' || id; -- a semicolon in a text ends nothing
                create view villages as select distinct village from houses;
                """);
        small.query("place", "select village as place_id, 'village' as level, named(village) as name from villages");
        small.run();
        assertThat(small.written("place.csv")).endsWith("v1,village,Village; v1\n");
    }

    @Test
    void every_sheet_of_a_workbook_is_a_view_of_texts() throws Exception {
        workbook(small.source.resolve("survey.xlsx"));
        small.query("place", "select id as place_id, 'village' as level, name from survey_Villages");
        small.query(
                "household",
                "select id as household_id, village as place_id, cast(built as date) as lifted_on,"
                        + " cast(water as boolean) as water_safe, cast(land as decimal(9,3)) as arable_land"
                        + " from \"survey_The houses\"");
        small.query("person", "select id || 'p' as person_id, id as household_id from \"survey_The houses\"");
        small.run();
        assertThat(small.written("place.csv")).endsWith("007,village,\"Vi, \"\"1\"\"\"\n");
        assertThat(small.written("household.csv")).endsWith("h1,007,2001-02-03,true,1.250\nh2,007,,false,\n");
    }

    private static void workbook(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet villages = book.newWorksheet("Villages");
            Worksheet houses = book.newWorksheet("The houses");
            row(villages, 0, "id", "name");
            row(villages, 1, "007", "Vi, \"1\"");
            row(houses, 0, "id", "village", "built", "water", "land");
            row(houses, 1, "h1", "007");
            houses.value(1, 2, java.time.LocalDate.of(2001, 2, 3));
            houses.style(1, 2).format("yyyy-mm-dd").set();
            houses.value(1, 3, true);
            houses.value(1, 4, 1.25);
            row(houses, 2, "h2", "007");
            houses.value(2, 3, false);
        }
    }

    private static void row(Worksheet sheet, int row, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            sheet.value(row, column, texts[column]);
        }
    }
}

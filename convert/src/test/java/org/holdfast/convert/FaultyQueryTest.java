package org.holdfast.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultyQueryTest {
    @TempDir
    Path directory;

    private SmallCase small;

    @BeforeEach
    void make() throws IOException {
        small = new SmallCase(directory);
    }

    @Test
    void all_faulty_queries_are_shown_at_once_with_place_caret_and_fix() throws Exception {
        small.query("place", "select 'v1' as place_id,\n  'village' as level,\n  'é' as nam");
        small.query("household", "select code as household_id\n  vilage as place_id\nfrom houses");
        small.query("person", "select 'ü' as person_id, cod as household_id\nfrom people");
        small.query(
                "ledger",
                "select code as household_id, '2020-01' as month, 'income' as flow, 'wage' as item,\n"
                        + "  cast(rent as double) as amount\nfrom houses");
        assertThat(small.fault()).hasMessage("""
                place.sql:3:10: table place has no column 'nam'
                  |   'é' as nam
                  |          ^^^
                  = fix: did you mean 'name'?
                place.sql:1:1: yields no column 'name', which the register requires
                  | select 'v1' as place_id,
                  | ^
                  = fix: add '... as name' to the SELECT
                household.sql:2:3: syntax error at or near "vilage"
                  |   vilage as place_id
                  |   ^^^^^^
                person.sql:1:26: Referenced column "cod" not found in FROM clause!
                  | select 'ü' as person_id, cod as household_id
                  |                          ^^^
                  = fix: did you mean 'code'?
                ledger.sql:2:27: column 'amount' is DOUBLE; the register wants money: an integer or a DECIMAL of at most 2 decimals (PKR)
                  |   cast(rent as double) as amount
                  |                           ^^^^^^
                  = fix: cast(amount as decimal(18,2))""");
    }

    @Test
    void money_with_more_decimals_than_the_currency_has_is_refused_and_whole_units_are_not() throws Exception {
        small.query("ledger", ledger("cast(rent as decimal(9,3))"));
        assertThat(small.headlines()).singleElement().asString().contains("'amount' is DECIMAL(9,3)");
        small.query("ledger", ledger("cast(cast(rent as double) as bigint)"));
        assertThat(small.run().rows()).containsEntry("ledger", 2L);
    }

    private static String ledger(String amount) {
        return "select code as household_id, '2020-01' as month, 'income' as flow, 'wage' as item, " + amount
                + " as amount from houses";
    }

    @Test
    void a_text_is_no_date_until_it_is_cast() throws Exception {
        small.query("person", "select code as person_id, code as household_id, born as birth_date from people");
        assertThat(small.fault().issues().get(0).toString())
                .contains("column 'birth_date' is VARCHAR; the register wants a DATE", "cast(birth_date as date)");
    }

    @Test
    void a_column_yielded_twice_is_refused() throws Exception {
        small.query("place", "select 'v' as place_id, 'village' as level, 'a' as name, 'b' as name");
        assertThat(small.headlines()).containsExactly("place.sql:1:65: yields column 'name' twice");
    }

    @Test
    void a_column_declared_as_extra_must_be_yielded_with_its_type() throws Exception {
        small.sheet("title: S\ncurrency: PKR\nsource: A\nlicence: B\nextra: {place: {altitude: int}}\n");
        assertThat(small.headlines())
                .containsExactly("place.sql:1:1: yields no column 'altitude', which mapping.yaml declares as extra");
        small.query("place", "select 'v1' as place_id, 'village' as level, 'V' as name, 1.5 as altitude");
        assertThat(small.headlines())
                .containsExactly("place.sql:1:66: column 'altitude' is DECIMAL(2,1); the register wants an integer");
    }

    @Test
    void a_value_that_cannot_be_cast_is_found_when_the_query_runs_and_shown_where_it_is_cast() throws Exception {
        small.source("people.csv", "code,nr,born\n007,1,1980-02-30\n");
        assertThat(small.headlines())
                .singleElement()
                .asString()
                .startsWith("person.sql:1:62: ")
                .contains("1980-02-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('%s')",
                "select * from '%s'",
                "select * from read_text('%s')",
                "select * from glob('%s')"
            })
    void a_query_cannot_read_a_file_outside_the_source(String query) throws Exception {
        Path secret = directory.resolve("secret.csv");
        Files.writeString(secret, "place_id,level,name\nx,village,X\n");
        small.query("place", query.replace("%s", secret.toString()));
        assertThat(small.headlines()).singleElement().asString().contains("secret.csv', which is outside the source");
        small.query("place", query.replace("%s", small.source + "/../secret.csv"));
        assertThat(small.headlines()).singleElement().asString().contains("outside the source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to 'x.csv'",
                "select 1; copy (select 2) to 'x.csv'",
                "select 1) to 'x.csv'; copy (select 2",
                "drop view houses",
                "set threads = 4",
                "attach 'x.db'",
                "select 1 /* ",
                ""
            })
    void a_query_file_that_is_not_one_select_is_refused_and_nothing_is_run(String sql) throws Exception {
        small.query("place", sql);
        assertThat(small.headlines()).singleElement().asString().startsWith("place.sql:");
        assertThat(small.out).isEmptyDirectory();
    }

    @Test
    void prepare_sql_may_make_views_and_macros_and_nothing_else() throws Exception {
        small.query("prepare", "create view v as select cod from houses;\ncopy houses to 'x.csv';\nload httpfs");
        assertThat(small.headlines())
                .containsExactly(
                        "prepare.sql:1:25: Referenced column \"cod\" not found in FROM clause!",
                        "prepare.sql:2:1: only CREATE VIEW and CREATE MACRO may stand in prepare.sql",
                        "prepare.sql:3:1: only CREATE VIEW and CREATE MACRO may stand in prepare.sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create macro a() as e'\\''; copy houses to 'x.csv'; --'",
                "create macro a() as $$ ' $$; copy houses to 'x.csv'; --'",
                "create macro a() as 1 /* /* */ ; copy houses to 'x.csv' -- */"
            })
    void notations_that_could_hide_a_statement_are_refused_in_prepare_sql(String sql) throws Exception {
        small.query("prepare", sql);
        assertThat(small.headlines()).containsExactly("prepare.sql:1:1: uses E'..', $$..$$ or nested comments");
    }

    @Test
    void two_files_of_one_name_are_refused() throws Exception {
        small.source("houses.old.csv", "a\n1\n");
        assertThat(small.headlines())
                .containsExactly("houses.old.csv:1:1: would be view 'houses', as houses.csv already is");
    }

    @Test
    void a_source_file_that_cannot_be_read_is_named() throws Exception {
        Files.write(small.source.resolve("bad.parquet"), new byte[] {1, 2, 3});
        Files.write(small.source.resolve("bad.xlsx"), new byte[] {'P', 'K', 3});
        assertThat(small.headlines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("bad.parquet:1:1: cannot be read: "))
                .anySatisfy(line -> assertThat(line).startsWith("bad.xlsx:1:1: is no readable .xlsx workbook: "));
    }

    @Test
    void an_empty_or_missing_source_directory_is_named() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Mapping mapping = Mapping.read(small.mapping);
        for (Path source : new Path[] {empty, directory.resolve("nowhere")}) {
            assertThat(catchThrowableOfType(ConversionFault.class, () -> Conversion.run(mapping, source, small.out)))
                    .hasMessageContaining(source.getFileName().toString())
                    .hasMessageContaining("--source");
        }
    }
}

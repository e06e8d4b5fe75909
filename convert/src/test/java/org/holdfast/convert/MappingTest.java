package org.holdfast.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.holdfast.column.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
    @TempDir
    Path directory;

    private SmallCase small;

    @BeforeEach
    void make() throws IOException {
        small = new SmallCase(directory);
    }

    @Test
    void a_mapping_holds_what_its_sheet_says_and_its_queries_in_the_order_of_the_format() throws Exception {
        small.sheet("""
                title: T
                currency: JPY
                source: S
                licence: L
                unmapped:
                  series: none
                  household.weight: no design
                extra:
                  person: {shoes: int}
                """);
        Mapping mapping = Mapping.read(small.mapping);
        assertThat(mapping.currency().decimals()).isZero();
        assertThat(mapping.unmapped()).containsExactly(entry("series", "none"), entry("household.weight", "no design"));
        assertThat(mapping.extra()).containsExactly(entry("person", Map.of("shoes", Kind.INT)));
        assertThat(mapping.queries()).extracting(Script::name).containsExactly("place", "household", "person");
        assertThat(mapping.note()).isNull();
    }

    @Test
    void everything_wrong_with_the_sheet_and_the_file_names_is_shown_at_once() throws Exception {
        small.sheet("""
                titel: T
                currency: PKRS
                title: [a]
                unmapped:
                  household.wieght: no design
                  houshold: x
                extra:
                  person:
                    shoes: integer
                    sex: string
                source: S
                source: T
                """);
        small.query("persons", "select 1");
        Files.delete(small.mapping.resolve("place.sql"));
        assertThat(small.fault()).hasMessage("""
                mapping.yaml:12:1: 'source' is given twice
                  | source: T
                  | ^^^^^^
                  = fix: delete one of them
                mapping.yaml:1:1: unknown key 'titel'
                  | titel: T
                  | ^^^^^
                  = fix: did you mean 'title'?
                mapping.yaml:2:1: Expected an ISO 4217 currency like CNY, got 'PKRS'
                  | currency: PKRS
                  | ^^^^^^^^
                  = fix: name the ISO 4217 code, such as PKR
                mapping.yaml:3:1: expected a text for 'title'
                  | title: [a]
                  | ^^^^^
                mapping.yaml:5:3: table household has no column 'wieght'
                  |   household.wieght: no design
                  |   ^^^^^^^^^^^^^^^^
                  = fix: did you mean 'weight'?
                mapping.yaml:6:3: the register format has no table 'houshold'
                  |   houshold: x
                  |   ^^^^^^^^
                  = fix: did you mean 'household'?
                mapping.yaml:9:5: unknown type 'integer'
                  |     shoes: integer
                  |     ^^^^^
                  = fix: use string, bool, int, decimal, money, date or month
                mapping.yaml:10:5: 'sex' is a column of the register format
                  |     sex: string
                  |     ^^^
                  = fix: delete this line
                persons.sql:1:1: names a table the register format does not have
                  = fix: did you mean 'person.sql'?
                place.sql:1:1: is missing: a register needs this table
                  = fix: write place.sql, a SELECT that yields the table's columns""");
    }

    @Test
    void broken_yaml_is_shown_at_its_place() throws Exception {
        small.sheet("title: T\nsource: 'open\n");
        assertThat(small.headlines()).singleElement().asString().startsWith("mapping.yaml:3:1: ");
    }

    @Test
    void a_sheet_without_a_licence_is_refused() throws Exception {
        small.sheet("title: T\ncurrency: PKR\nsource: S\n");
        assertThat(small.headlines()).containsExactly("mapping.yaml:1:1: says no 'licence'");
    }

    @Test
    void an_empty_sheet_is_refused() throws Exception {
        small.sheet("");
        assertThat(small.headlines()).hasSize(4);
    }

    @Test
    void a_directory_without_a_sheet_is_no_mapping() throws Exception {
        Files.delete(small.mapping.resolve("mapping.yaml"));
        assertThat(small.headlines()).singleElement().asString().contains("mapping.yaml:1:1: is missing");
    }

    @Test
    void a_query_that_is_not_utf_8_is_named() throws Exception {
        Files.write(small.mapping.resolve("place.sql"), new byte[] {'s', (byte) 0xE9, '\n'});
        assertThat(small.headlines()).containsExactly("place.sql:1:1: is not UTF-8 text");
    }
}

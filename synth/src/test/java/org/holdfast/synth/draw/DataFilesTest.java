package org.holdfast.synth.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of the generator is in a data file, with its source. */
class DataFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/holdfast/synth");

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_row_says_where_its_figures_come_from(String file) {
        Sheet sheet = Sheet.read(file);
        assertThat(sheet.rows()).isPositive();
        for (int row = 0; row < sheet.rows(); row++) {
            assertThat(sheet.text(row, "source"))
                    .as(file + ", row " + (row + 1))
                    .isNotBlank();
        }
    }

    @Test
    void every_parameter_is_asked_for_by_the_code() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        Sheet sheet = Sheet.read("parameters.csv");
        for (int row = 0; row < sheet.rows(); row++) {
            String name = sheet.text(row, "parameter");
            String ofBoth = name.replaceFirst("(general|registered)$", "");
            assertThat(code.indexOf('"' + name + '"') >= 0 || code.indexOf('"' + ofBoth + '"') >= 0)
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void what_is_missing_or_no_number_is_named() {
        assertThatThrownBy(() -> Parameters.read().get("no_such"))
                .hasMessage("parameters.csv has no parameter no_such");
        Sheet provinces = Sheet.read("provinces.csv");
        assertThatThrownBy(() -> provinces.number(0, "name"))
                .hasMessage("provinces.csv, row 1, name: expected a number, got 'Beijing'");
        assertThatThrownBy(() -> provinces.option(0, "name", Topic.class)).hasMessageContaining("'Beijing' is none of");
        assertThatThrownBy(() -> Sheet.read("nothing.csv")).hasMessageContaining("nothing.csv is missing");
    }

    @Test
    void an_age_table_holds_from_each_age_up_and_prefers_the_closer_row() {
        AgeTable<Schooling> table = AgeTable.read("enrolment.csv", Schooling.class);
        Chance chance = new Chance().begin(1, Topic.SCHOOLING);

        assertThat(table.draw(true, true, 2, chance)).isEqualTo(Schooling.OUT);
        assertThat(table.draw(true, true, 70, chance)).isEqualTo(Schooling.OUT);
        assertThat(table.draw(true, true, 300, chance)).isEqualTo(Schooling.OUT);
        int enrolled = 0;
        for (int i = 0; i < 1000; i++) {
            enrolled += table.draw(false, false, 10, chance) == Schooling.ENROLLED ? 1 : 0;
        }
        assertThat(enrolled).isGreaterThan(980);
        assertThat(table.tilted(0, 1).draw(false, false, 10, chance)).isEqualTo(Schooling.OUT);
    }

    private enum Schooling {
        ENROLLED,
        OUT
    }
}

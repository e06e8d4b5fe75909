package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.Column;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RegisterWriterTest {
    private static final Provenance PROVENANCE = new Provenance(
            List.of(new Provenance.Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", null)),
            List.of(new Provenance.Source("A survey", "https://example.org/survey")));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Format.class)
    void what_is_read_back_is_what_was_written(Format format) throws Exception {
        RegisterReading original = rich().read();
        assertThat(original.rejected()).isZero();
        Path first = Files.createDirectories(folder.resolve("first"));
        new RegisterWriter(format).write(original.register(), PROVENANCE, first);
        RegisterReading again = read(first);
        assertThat(again.rejected()).isZero();
        assertThat(again.provenance()).isEqualTo(PROVENANCE);
        assertThat(text(again.register())).isEqualTo(text(original.register()));
        assertThat(again.findings()).noneMatch(f -> f.subject() == Finding.Subject.NOT_IN_DESCRIPTOR);
    }

    @Test
    void csv_to_parquet_to_csv_gives_the_same_bytes() throws Exception {
        Register register = rich().read().register();
        Path csv = Files.createDirectories(folder.resolve("csv"));
        Path parquet = Files.createDirectories(folder.resolve("parquet"));
        Path again = Files.createDirectories(folder.resolve("again"));
        new RegisterWriter(Format.CSV).write(register, PROVENANCE, csv);
        new RegisterWriter(Format.PARQUET).write(read(csv).register(), PROVENANCE, parquet);
        new RegisterWriter(Format.CSV).write(read(parquet).register(), PROVENANCE, again);
        for (String file : List.of("place.csv", "household.csv", "person.csv", "ledger.csv", "datapackage.json")) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(csv.resolve(file));
        }
    }

    @Test
    void a_generated_register_survives_parquet() throws Exception {
        Path csv = Files.createDirectories(folder.resolve("csv"));
        Path parquet = Files.createDirectories(folder.resolve("parquet"));
        new GeneratedRegister(3000, 12, 20261123).write(csv);
        Register register = read(csv).register();
        new RegisterWriter(Format.PARQUET).write(register, PROVENANCE, parquet);
        assertThat(text(read(parquet).register())).isEqualTo(text(register));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_descriptor_is_a_data_package(Format format) throws Exception {
        new RegisterWriter(format).write(rich().read().register(), PROVENANCE, folder);
        JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("datapackage.json")));
        assertThat(root.path("profile").stringValue()).isEqualTo("tabular-data-package");
        assertThat(root.path("name").stringValue()).matches("[a-z0-9._-]+");
        assertThat(root.path("title").stringValue()).isEqualTo("Prueba");
        assertThat(root.path("currency").stringValue()).isEqualTo("CNY");
        assertThat(root.path("licenses").get(0).path("name").stringValue()).matches("([-a-zA-Z0-9._])+");
        assertThat(root.path("resources")).hasSize(4);
        Set<String> types = Set.of("string", "boolean", "integer", "number", "date", "yearmonth");
        for (JsonNode resource : root.path("resources")) {
            String table = resource.path("name").stringValue();
            assertThat(folder.resolve(resource.path("path").stringValue())).isRegularFile();
            assertThat(resource.path("format").stringValue()).isEqualTo(format.extension());
            assertThat(resource.path("mediatype").stringValue()).contains("/");
            List<String> names = new ArrayList<>();
            for (JsonNode field : resource.path("schema").path("fields")) {
                names.add(field.path("name").stringValue());
                assertThat(types).contains(field.path("type").stringValue());
                JsonNode options = field.path("constraints").path("enum");
                assertThat(options.isMissingNode() || !options.isEmpty()).isTrue();
            }
            assertThat(names).doesNotHaveDuplicates();
            for (JsonNode key : resource.path("schema").path("primaryKey")) {
                assertThat(names).contains(key.stringValue());
            }
            for (JsonNode reference : resource.path("schema").path("foreignKeys")) {
                assertThat(names).contains(reference.path("fields").stringValue());
                String target = reference.path("reference").path("resource").stringValue();
                assertThat(RegisterSchema.get(target.isEmpty() ? table : target).key())
                        .containsExactly(
                                reference.path("reference").path("fields").stringValue());
            }
        }
    }

    @Test
    void the_template_is_an_empty_register_that_explains_every_column() throws Exception {
        RegisterTemplate.write(Currency.parse("CNY"), folder);
        RegisterReading reading = read(folder);
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.register().tables().keySet())
                .containsExactlyElementsOf(
                        RegisterSchema.TABLES.stream().map(t -> t.name()).toList());
        assertThat(folder.resolve("place.csv"))
                .hasContent("place_id,parent_id,level,name,name_local,lat,lon,population,priority_county\n");
        JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("datapackage.json")));
        for (JsonNode resource : root.path("resources")) {
            for (JsonNode field : resource.path("schema").path("fields")) {
                assertThat(field.path("description").stringValue()).endsWith(".");
            }
        }
        assertThat(Files.readString(folder.resolve("datapackage.json"), StandardCharsets.UTF_8))
                .contains("Empty means general.");
    }

    private SampleRegister rich() throws Exception {
        return new SampleRegister(folder.resolve("rich"))
                .put(
                        "household.csv",
                        "household_id,place_id,register_status,lifted_on,relocated,arable_land,phone,cattle\n"
                                + "H1,53,lifted,2020-11-14,yes,0.1,\"1,\"\"2\"\"\n3\",x\nH2,53,,,,1e300,=cmd(),\n")
                .put(
                        "ledger.csv",
                        "household_id,person_id,month,flow,item,amount,programme\nH1,P1,2024-01,income,wage,12.34,户\n"
                                + "H2,,0001-12,expense,medical,1000000000000,\nH2,,2024-02,expense,other,0,\n")
                .put(
                        "datapackage.json",
                        "{\"title\": \"Prueba\", \"currency\": \"CNY\", \"resources\": [{\"name\": \"household\","
                                + " \"path\": \"household.csv\"}]}");
    }

    @Test
    void a_template_with_a_title_and_provenance_is_read_back_with_them_and_no_row() throws Exception {
        RegisterTemplate.write(Currency.parse("CNY"), "To be filled", PROVENANCE, folder);
        RegisterReading reading = read(folder);
        assertThat(reading.register().title()).isEqualTo("To be filled");
        assertThat(reading.provenance()).isEqualTo(PROVENANCE);
        assertThat(reading.register().tables().values()).hasSize(8).allMatch(table -> table.rows() == 0);
    }

    private RegisterReading read(Path directory) throws Exception {
        return RegisterReader.read(
                directory, new ReadOptions(null, null, folder.resolve("rejected.csv"), Progress.SILENT));
    }

    /** Every cell of a register as text. */
    private static List<String> text(Register register) {
        List<String> text = new ArrayList<>(List.of(register.title() + " " + register.currency()));
        for (Table table : register.tables().values()) {
            text.add(table.name() + " " + table.columns().keySet());
            for (int row = 0; row < table.rows(); row++) {
                StringBuilder line = new StringBuilder();
                for (Map.Entry<String, Column> column : table.columns().entrySet()) {
                    Column cells = column.getValue();
                    line.append(cells.kind())
                            .append(' ')
                            .append(cells.isKnown(row) ? CellWords.of(cells, row, 2) : null)
                            .append('|');
                }
                text.add(line.toString());
            }
        }
        return text;
    }
}

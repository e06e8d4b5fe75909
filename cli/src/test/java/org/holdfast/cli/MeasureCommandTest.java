package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasureCommandTest {
    private static final Path PLANS = Path.of("../plans/src/test/resources/golden");

    @TempDir
    private Path directory;

    private Path persons(String text) throws IOException {
        return Files.writeString(directory.resolve("persons.csv"), text);
    }

    private List<NamedCsvRecord> measured(Object... arguments) throws IOException {
        Path out = directory.resolve("out");
        List<Object> all = new ArrayList<>(List.of("measure"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", out, "--quiet"));
        CommandRun run = CommandRun.of(all.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(out.resolve("report.html"))).contains("data-in=\"zh\"");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readAllBytes(out.resolve("measures.json")))
                        .path("measures"))
                .isNotEmpty();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(out.resolve("measures.csv"))) {
            return rows.stream().toList();
        }
    }

    private static NamedCsvRecord row(List<NamedCsvRecord> rows, String group, String measure) {
        return rows.stream()
                .filter(row -> row.getField("group").equals(group)
                        && row.getField("measure").equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static double value(List<NamedCsvRecord> rows, String group, String measure) {
        return Double.parseDouble(row(rows, group, measure).getField("value"));
    }

    @Test
    void a_file_of_persons_is_measured_as_by_hand() throws IOException {
        Path file = persons("income,weight,sex\n40,1,f\n75,1,m\n100,2,f\n180,1,m\nNA,9,m\n");
        List<NamedCsvRecord> rows =
                measured(file, "--weight", "weight", "--line", "100", "--by", "sex", "--measures", "mean,fgt0,fgt1");
        assertThat(value(rows, "", "mean")).isCloseTo(495 / 5.0, within(1e-12));
        assertThat(value(rows, "", "fgt0")).isCloseTo(2 / 5.0, within(1e-12));
        assertThat(value(rows, "", "fgt1")).isCloseTo((0.6 + 0.25) / 5, within(1e-12));
        assertThat(value(rows, "m", "mean")).isCloseTo(127.5, within(1e-12));
        assertThat(row(rows, "m", "mean").getField("rows")).isEqualTo("2");
        assertThat(row(rows, "", "mean").getField("people")).isEqualTo("5.0");
    }

    @Test
    void the_standard_error_of_a_mean_is_the_textbook_one() throws IOException {
        Path file = persons("income\n2\n4\n4\n10\n");
        NamedCsvRecord mean = row(measured(file, "--measures", "mean"), "", "mean");
        // variance 12 with divisor n - 1, over n = 4; t of 3 degrees of freedom at 97.5 % is 3.182446305284263
        assertThat(Double.parseDouble(mean.getField("se"))).isCloseTo(Math.sqrt(3), within(1e-12));
        assertThat(Double.parseDouble(mean.getField("high")))
                .isCloseTo(5 + 3.182446305284263 * Math.sqrt(3), within(1e-9));
    }

    @Test
    void more_rows_than_are_kept_give_the_same_sums_and_near_quantiles() throws IOException {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder("income,weight,part\n");
        for (int i = 0; i < 60_000; i++) {
            text.append(Math.exp(random.nextGaussian())).append(',');
            text.append(1 + random.nextInt(5)).append(i % 2 == 0 ? "" : ".25").append(',');
            text.append((char) ('a' + random.nextInt(3))).append('\n');
        }
        Path file = persons(text.toString());
        Object[] question = {
            file,
            "--weight",
            "weight",
            "--line",
            "0.5",
            "--by",
            "part",
            "--measures",
            "mean,fgt2,theil,gini,median,s80s20"
        };
        List<NamedCsvRecord> exact = measured(question);
        OpenRegister.delete(directory.resolve("out"));
        List<Object> few = new ArrayList<>(List.of(question));
        few.addAll(List.of("--keep", "1000"));
        List<NamedCsvRecord> sketched = measured(few.toArray());
        for (String group : List.of("", "a", "b", "c")) {
            for (String measure : List.of("mean", "fgt2", "theil")) {
                assertThat(value(sketched, group, measure))
                        .isCloseTo(value(exact, group, measure), within(1e-9 * Math.abs(value(exact, group, measure))));
            }
            for (String measure : List.of("gini", "median", "s80s20")) {
                assertThat(value(sketched, group, measure))
                        .isCloseTo(value(exact, group, measure), within(0.01 * value(exact, group, measure)));
                assertThat(row(sketched, group, measure).getField("note")).startsWith("approximate: ranks within 0.0");
            }
        }
        assertThat(row(sketched, "", "mean").getField("se")).isEmpty();
    }

    @Test
    void small_groups_are_held_back_and_do_not_follow_from_the_total() throws IOException {
        Path file = persons("income,part\n1,a\n2,a\n3,a\n4,b\n5,b\n6,b\n7,b\n8,c\n");
        List<NamedCsvRecord> rows = measured(file, "--by", "part", "--min-cell", "3", "--measures", "mean");
        assertThat(row(rows, "c", "mean").getField("value")).isEmpty();
        assertThat(row(rows, "c", "mean").getField("rows")).isEmpty();
        assertThat(row(rows, "a", "mean").getField("note")).startsWith("held back");
        assertThat(value(rows, "b", "mean")).isEqualTo(5.5);
        assertThat(Files.readString(directory.resolve("out/report.html"))).doesNotContain("8.0000");
    }

    @Test
    void what_cannot_be_measured_says_why_and_leaves_nothing() throws IOException {
        Path file = persons("income,w,h\n1,1,1\n2,-1,x\n");
        refused(2, "has no column 'pay': it has income, w, h", file, "--income", "pay");
        refused(2, "line 3: the weight '-1' must be a finite number", file, "--weight", "w");
        refused(2, "line 3, column 'h': 'x' is not a number", file, "--income", "h");
        refused(64, "unknown measure 'luck'", file, "--measures", "luck");
        refused(64, "--line must be a positive number", file, "--line", "0");
        refused(64, "needs DATA");
        refused(64, "--as-of", directory);
        refused(2, "does not exist", directory.resolve("none.csv"));
        refused(64, "takes DATA or --plan", file, "--plan", file);
        refused(64, "'30.6.2024' is not a date like 2024-06-30", directory, "--as-of", "30.6.2024");
        refused(2, "is empty", persons(""));
        refused(2, "is empty", persons("income\n"));
        refused(2, "line 3: the weight '' must be", persons("income,w\n1,1\n2,\n"), "--weight", "w");
        refused(2, "line 2, column 's' is empty", persons("income,s\n1,\n2,b\n"), "--strata", "s");
        refused(2, "names a column twice", persons("income,income\n1,1\n"));
        refused(2, "separate the columns by commas", persons("income;sex\n1;f\n"));
        refused(2, "cannot give a sample of 2 units", persons("income,n\n1,1.5\n2,1.5\n"), "--fpc", "n");
    }

    @Test
    void files_come_with_byte_order_marks_and_in_the_encodings_of_offices() throws IOException {
        Path file = directory.resolve("persons.csv");
        Files.writeString(file, "\uFEFFincome,place\r\n1,\"a,b\"\r\n3,\"a,b\"\r\n");
        assertThat(value(measured(file, "--by", "place", "--measures", "mean"), "a,b", "mean"))
                .isEqualTo(2);
        OpenRegister.delete(directory.resolve("out"));
        Files.writeString(file, "income,place\n1,平山县\n3,平山县\n", Charset.forName("GB18030"));
        refused(2, "name its encoding with --encoding", file, "--by", "place");
        List<NamedCsvRecord> rows = measured(file, "--by", "place", "--measures", "mean", "--encoding", "GB18030");
        assertThat(value(rows, "平山县", "mean")).isEqualTo(2);
    }

    private void refused(int exitCode, String why, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("measure"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", directory.resolve("refused")));
        CommandRun run = CommandRun.of(all.toArray());
        assertThat(run.err()).contains(why);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(directory.resolve("refused")).doesNotExist();
    }

    @Test
    void a_measure_without_a_value_says_so_and_the_others_stand() throws IOException {
        Path file = persons("income\n0\n5\n");
        List<NamedCsvRecord> rows = measured(file, "--line", "3", "--measures", "watts,mld,theil,fgt0");
        assertThat(row(rows, "", "watts").getField("value")).isEmpty();
        assertThat(row(rows, "", "watts").getField("note")).isNotEmpty();
        assertThat(value(rows, "", "fgt0")).isEqualTo(0.5);
    }

    @Test
    void figures_too_large_for_a_number_say_so() throws IOException {
        List<NamedCsvRecord> rows = measured(persons("income\n1e308\n1.5e308\n1e308\n"), "--measures", "mean,gini");
        assertThat(row(rows, "", "mean").getField("value")).isEmpty();
        assertThat(row(rows, "", "mean").getField("note")).contains("too large");
    }

    @Test
    void an_earlier_output_is_replaced() throws IOException {
        measured(persons("income\n1\n2\n"), "--measures", "mean");
        assertThat(value(measured(persons("income\n3\n5\n"), "--measures", "mean"), "", "mean"))
                .isEqualTo(4);
    }

    @Test
    void a_register_is_measured_as_its_assessment_has_it() throws IOException {
        Path register = directory.resolve("register");
        assertThat(CommandRun.of("synth", "--households", "500", "--seed", "3", "--out", register, "--quiet")
                        .exitCode())
                .isZero();
        Path assessed = directory.resolve("assessed");
        assertThat(CommandRun.of("assess", register, "--as-of", "2020-12-31", "--out", assessed, "--quiet")
                        .exitCode())
                .isZero();
        double incomes = 0;
        double persons = 0;
        double poor = 0;
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(assessed.resolve("assessment.csv"))) {
            for (NamedCsvRecord row : rows) {
                if (!row.getField("income_per_head").isEmpty()) {
                    double size = Double.parseDouble(row.getField("size"));
                    double income = Double.parseDouble(row.getField("income_per_head"));
                    incomes += size * income;
                    persons += size;
                    poor += income < 6000 ? size : 0;
                }
            }
        }
        List<NamedCsvRecord> rows = measured(
                register, "--as-of", "2020-12-31", "--line", "6000", "--measures", "mean,fgt0", "--by", "county,level");
        assertThat(poor).isPositive();
        assertThat(value(rows, "", "mean")).isCloseTo(incomes / persons, within(1e-6));
        assertThat(value(rows, "", "fgt0")).isCloseTo(poor / persons, within(1e-12));
        assertThat(rows.stream().filter(row -> row.getField("grouping").equals("county")))
                .isNotEmpty();
    }

    @Test
    void a_plan_gives_a_result_for_each_case() throws IOException {
        Path out = directory.resolve("result.json");
        CommandRun run = CommandRun.of("measure", "--plan", PLANS.resolve("syna_income.json"), "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode results = JsonMapper.shared().readTree(Files.readAllBytes(out)).path("results");
        JsonNode cases = JsonMapper.shared()
                .readTree(Files.readAllBytes(PLANS.resolve("syna_income.json")))
                .path("cases");
        assertThat(results.size()).isEqualTo(cases.size());
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).path("id")).isEqualTo(cases.get(i).path("id"));
            assertThat(results.get(i).path("value").isNull()).isFalse();
        }
    }

    @Test
    void one_faulty_case_does_not_spoil_a_plan() throws IOException {
        Path plan = Files.writeString(directory.resolve("plan.json"), """
                {"cases": [
                  {"id": "a", "method": "luck"},
                  {"id": "b", "method": "mean", "income": "pay", "data": {"file": "none.csv"}},
                  {"id": "c", "method": "mean", "inline": {"income": [1, 2, 6]}}
                ]}
                """);
        Path out = directory.resolve("result.json");
        assertThat(CommandRun.of("measure", "--plan", plan, "--out", out).exitCode())
                .isZero();
        JsonNode results = JsonMapper.shared().readTree(Files.readAllBytes(out)).path("results");
        assertThat(results.get(0).path("error").asString()).contains("Unknown method 'luck'");
        assertThat(results.get(1).path("error").asString()).contains("No data file");
        assertThat(results.get(2).path("value").asDouble()).isEqualTo(3);
    }

    @Test
    void a_file_that_is_no_plan_is_refused() throws IOException {
        Path out = directory.resolve("result.json");
        CommandRun run = CommandRun.of("measure", "--plan", persons("income\n1\n"), "--out", out);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not JSON");
        assertThat(out).doesNotExist();
    }
}

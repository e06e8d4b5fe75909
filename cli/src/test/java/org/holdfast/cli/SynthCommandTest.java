package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthCommandTest {
    @TempDir
    private Path directory;

    private Path register() {
        return directory.resolve("register");
    }

    private CommandRun synth(Object... more) {
        return CommandRun.of(Stream.concat(Stream.of("synth", "--out", register()), Stream.of(more))
                .toArray());
    }

    @Test
    void a_register_passes_the_check_with_no_row_rejected_and_the_truth_beside_it() throws IOException {
        CommandRun made = synth("--households", "1500", "--seed", "4");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).isEmpty();
        assertThat(made.err()).contains("1,500 households").contains("truth.csv");

        CommandRun checked = CommandRun.of("import", register(), "--check", "--json");

        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).doesNotContainPattern("\"rejected\" : [1-9]").contains("\"rows\" : 1500");
        List<String> truth = Files.readAllLines(register().resolve("truth.csv"));
        assertThat(truth).hasSize(1501);
        assertThat(truth.get(0)).isEqualTo("household_id,size_next,income_next,income_per_head_next,poor_next,cause");
        assertThat(Files.readString(register().resolve("datapackage.json")))
                .contains("\"currency\" : \"CNY\"")
                .contains("Synthetic register");
    }

    @Test
    void assessed_with_the_pack_cn_every_level_is_found_and_none_prevails() throws IOException {
        assertThat(synth("--households", "2000", "--quiet").exitCode()).isZero();
        Path out = directory.resolve("assessment");

        CommandRun run =
                CommandRun.of("assess", register(), "--pack", "cn", "--as-of", "2020-12-31", "--out", out, "--quiet");

        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, Integer> levels = new HashMap<>();
        int verify = 0;
        Set<String> indicators = new HashSet<>();
        for (String row : Files.readAllLines(out.resolve("assessment.csv")).subList(1, 2001)) {
            String[] cells = row.split(",", -1);
            levels.merge(cells[2], 1, Integer::sum);
            verify += cells[9].equals("true") ? 1 : 0;
            indicators.addAll(List.of(cells[6].split(";")));
        }
        assertThat(levels.keySet()).containsExactlyInAnyOrder("red", "orange", "yellow", "blue", "none");
        assertThat(levels.values()).allMatch(count -> count >= 15 && count <= 1000);
        assertThat(levels.get("red")).isLessThan(150);
        assertThat(verify).isBetween(100, 600);
        assertThat(indicators)
                .contains(
                        "near_line",
                        "net_below_line",
                        "income_drop",
                        "transfer_dependence",
                        "lone_migrant_wage",
                        "insurance_gap",
                        "housing_gap",
                        "medical_burden",
                        "serious_illness",
                        "disability",
                        "no_labour",
                        "jobless",
                        "elderly_only",
                        "pension_gap",
                        "schooling_cost",
                        "accident",
                        "recent_job_loss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5"})
    void fewer_than_one_household_is_wrong_usage_in_one_line_and_leaves_nothing(String households) {
        CommandRun run = synth("--households", households);

        assertThat(run.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "holdfast: synth: a register has at least 1 household, not " + households + "\n");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_cannot_be_made_is_refused_in_one_line_and_leaves_nothing() {
        CommandRun tooMany = synth("--households", "3000000000");
        assertThat(tooMany.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(tooMany.err())
                .contains("not for 3,000,000,000: ask for fewer")
                .hasLineCount(1);

        CommandRun noThread = synth("--households", "5", "--threads", "0");
        assertThat(noThread.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(noThread.err()).contains("at least 1 thread").hasLineCount(1);

        CommandRun tooEarly = synth("--households", "5", "--as-of", "1066-10-14");
        assertThat(tooEarly.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(tooEarly.err()).contains("between 1900 and 2200").hasLineCount(1);

        assertThat(synth("--households", "many").exitCode()).isEqualTo(Failure.USAGE);
        assertThat(synth().exitCode()).isEqualTo(Failure.USAGE);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_foreign_directory_is_never_replaced_but_an_earlier_register_is() throws IOException {
        Files.createDirectories(register());
        Files.writeString(register().resolve("thesis.txt"), "mine");
        assertThat(synth("--households", "10").exitCode()).isEqualTo(Failure.INPUT);
        assertThat(register().resolve("thesis.txt")).hasContent("mine");

        Files.delete(register().resolve("thesis.txt"));
        assertThat(synth("--households", "10").exitCode()).isZero();
        assertThat(synth("--households", "20").exitCode()).isZero();
        assertThat(Files.readAllLines(register().resolve("household.csv"))).hasSize(21);
    }

    @Test
    void another_date_of_assessment_moves_the_ledger() throws IOException {
        assertThat(synth("--households", "50", "--as-of", "2023-06-30").exitCode())
                .isZero();
        List<String> ledger = Files.readAllLines(register().resolve("ledger.csv"));
        assertThat(ledger).anyMatch(row -> row.contains(",2021-0")).anyMatch(row -> row.contains(",2023-05,"));
        assertThat(ledger).noneMatch(row -> row.contains(",2021-06,")).noneMatch(row -> row.contains(",2023-07,"));
    }
}

package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    private Path directory;

    private Path register() throws IOException {
        Path register = Files.createDirectories(directory.resolve("register"));
        Files.writeString(register.resolve("place.csv"), "place_id,parent_id,level,name\nCN,,nation,=cmd()\n");
        Files.writeString(
                register.resolve("household.csv"),
                "household_id,place_id,register_status,dwelling_grade,water_safe\n=H1,CN,lifted,A,true\nH2,CN,general,C,true\n");
        Files.writeString(
                register.resolve("person.csv"), "person_id,household_id,birth_date\nP1,=H1,1980-01-01\nP2,H2,\n");
        Files.writeString(
                register.resolve("ledger.csv"),
                "household_id,month,flow,item,amount\n=H1,2024-03,income,wage,5000\nH2,2024-03,income,wage,90000.5\n");
        return register;
    }

    private CommandRun assess(Path register, String... more) {
        List<Object> arguments = new java.util.ArrayList<>(List.of(
                "assess",
                register,
                "--pack",
                "cn",
                "--as-of",
                "2024-06-30",
                "--out",
                directory.resolve("out"),
                "--quiet"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    @Test
    void assess_writes_every_file_with_ids_exact_and_names_safe_for_spreadsheets() throws IOException {
        CommandRun run = assess(register(), "--explain", "--format", "csv,parquet");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        Path out = directory.resolve("out");
        assertThat(Files.readAllLines(out.resolve("assessment.csv")))
                .first()
                .isEqualTo("household_id,place_id,level,category,main_cause,causes,indicators,unknown,score,verify,"
                        + "measures,size,income,income_per_head,rigid,net_per_head");
        assertThat(Files.readAllLines(out.resolve("assessment.csv")).get(1))
                .startsWith("=H1,CN,yellow,relapse_risk,low_income,")
                .endsWith(",1,5000.00,5000.00,0.00,5000.00");
        assertThat(Files.readAllLines(out.resolve("summary.csv")).get(1)).startsWith("CN,,nation,'=cmd(),2,2,");
        assertThat(out).isDirectoryContaining("glob:**assessment.parquet").isDirectoryContaining("glob:**report.html");
        assertThat(Files.readAllLines(out.resolve("explanations.jsonl"))).hasSize(2);
    }

    @Test
    void a_second_run_tells_what_changed_since_the_first() throws IOException {
        Path register = register();
        assess(register);

        CommandRun run = CommandRun.of(
                "assess",
                register,
                "--as-of",
                "2024-07-31",
                "--out",
                directory.resolve("next"),
                "--previous",
                directory.resolve("out"),
                "--quiet");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(directory.resolve("next/report.html"))).contains("previousAsOf");
    }

    @Test
    void too_many_rejected_rows_end_with_3_and_leave_the_list_but_no_assessment() throws IOException {
        Path register = register();
        String rows = "P3,H1,1980-01-01\n".repeat(200);
        Files.writeString(register.resolve("person.csv"), "person_id,household_id,birth_date\n" + rows);

        CommandRun run = assess(register);

        assertThat(run.exitCode()).isEqualTo(Failure.REJECTED);
        assertThat(run.err()).contains("person").contains("dangling").hasLineCount(1);
        assertThat(directory.resolve("out")).isDirectoryContaining("glob:**rejected.csv");
        assertThat(directory.resolve("out/assessment.csv")).doesNotExist();
    }

    @Test
    void input_that_cannot_be_used_ends_with_2_in_one_line_and_leaves_nothing() throws IOException {
        Path register = register();
        Files.write(register.resolve("person.csv"), "person_id,household_id,name\nP1,H2,张三\n".getBytes("GB18030"));
        CommandRun wrongEncoding = assess(register);
        assertThat(wrongEncoding.exitCode()).isEqualTo(Failure.INPUT);
        assertThat(wrongEncoding.err()).contains("person.csv").hasLineCount(1);
        assertThat(directory.resolve("out")).doesNotExist();
        assertThat(assess(register, "--encoding", "GB18030").exitCode()).isZero();

        assertThat(assess(directory.resolve("nowhere")).exitCode()).isEqualTo(Failure.INPUT);
        CommandRun tooEarly = CommandRun.of(
                "assess",
                register,
                "--encoding",
                "GB18030",
                "--as-of",
                "2019-12-31",
                "--out",
                directory.resolve("early"));
        assertThat(tooEarly.exitCode()).isEqualTo(Failure.INPUT);
        assertThat(tooEarly.err()).contains("poverty_line");
    }

    @Test
    void a_foreign_directory_is_never_replaced() throws IOException {
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(directory.resolve("out/thesis.txt"), "mine");

        CommandRun run = assess(register());

        assertThat(run.exitCode()).isEqualTo(Failure.INPUT);
        assertThat(directory.resolve("out/thesis.txt")).hasContent("mine");
    }

    @Test
    void explain_speaks_english_and_chinese_and_diff_shows_who_moves() throws IOException {
        Path register = register();
        CommandRun explained =
                CommandRun.of("explain", register, "=H1", "--as-of", "2024-06-30", "--lang", "en,zh", "--quiet");
        assertThat(explained.exitCode()).as(explained.err()).isZero();
        assertThat(explained.out()).contains("Household =H1").contains("农户 =H1").contains("CNY 5,000.00");
        assertThat(CommandRun.of("explain", register, "H9", "--as-of", "2024-06-30")
                        .exitCode())
                .isEqualTo(Failure.INPUT);

        CommandRun moved = CommandRun.of(
                "diff",
                register,
                "--pack",
                "cn",
                "--as-of",
                "2024-06-30",
                "--as-of",
                "2025-06-30",
                "--json",
                "--quiet");
        assertThat(moved.exitCode()).as(moved.err()).isZero();
        assertThat(moved.out()).contains("\"households\" : 2").contains("\"moved\" : ");
    }

    @Test
    void a_new_pack_loads_and_passes_and_is_what_the_page_for_authors_shows() throws IOException {
        Path pack = directory.resolve("mine");
        assertThat(CommandRun.of("pack", "new", pack, "--quiet").exitCode()).isZero();
        assertThat(CommandRun.of("pack", "check", pack, "--as-of", "2024-06-30").exitCode())
                .isZero();
        CommandRun tested = CommandRun.of("pack", "test", pack);
        assertThat(tested.exitCode()).as(tested.out()).isZero();
        assertThat(CommandRun.of("pack", "docs", pack, "--out", directory.resolve("mine.html"), "--quiet")
                        .exitCode())
                .isZero();
        String page = Files.readString(Path.of("../docs/pack-authors.md"), StandardCharsets.UTF_8);
        for (String file : PackNewCommand.FILES) {
            if (!file.equals("i18n/zh.yaml")) {
                assertThat(page).contains("```yaml\n" + Files.readString(pack.resolve(file)) + "```");
            }
        }
        Files.writeString(pack.resolve("measures.yaml"), "- id: [\n");
        assertThat(CommandRun.of("pack", "check", pack).exitCode()).isEqualTo(Failure.CHECK);
    }

    @Test
    void wrong_usage_ends_with_64_and_a_suggestion() {
        CommandRun run = CommandRun.of("asess");
        assertThat(run.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(run.err()).contains("holdfast assess");
        assertThat(CommandRun.of("assess").exitCode()).isEqualTo(Failure.USAGE);
    }

    @Test
    void an_empty_template_is_a_register_that_can_be_checked() {
        Path template = directory.resolve("template");
        assertThat(CommandRun.of("template", template, "--currency", "CNY", "--quiet")
                        .exitCode())
                .isZero();
        assertThat(CommandRun.of("import", template, "--check").exitCode()).isZero();
    }

    @Test
    void a_bench_of_measures_on_too_few_persons_says_how_many_it_needs() {
        CommandRun run = CommandRun.of("bench", "--measures", "--persons", "100");
        assertThat(run.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(run.err()).contains("12000 persons or more, not on 100");
    }
}

package org.holdfast.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.LonelyUnit;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.StagedDirectory;
import org.holdfast.report.MeasurePage;
import org.holdfast.report.MeasuredRow;
import org.holdfast.report.MeasuredTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast measure}. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description =
                "Measures poverty and inequality, with their uncertainty: of a CSV file of persons or households, of a"
                        + " register or snapshot, or case by case as a plan says.",
        footer = {
            "",
            "A relative line is a share of the median of everybody and counts as an estimate. Without --line and",
            "--relative-line, poverty is measured over 60 %% of the median. Rows whose income is unknown are left out.",
            "",
            "Example:",
            "  holdfast measure persons.csv --income income --weight weight --strata region --psu village --by sex --line 1200",
            "  holdfast measure SNAPSHOT --pack cn --as-of 2020-12-31 --by province --line 4000 --out measures",
            "  holdfast measure --plan plan.json --out result.json"
        })
final class MeasureCommand implements Callable<Integer> {
    private static final double USUAL_SHARE = 60;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DATA",
            description = "CSV file with a header, or directory of a register or snapshot.")
    private @Nullable Path data;

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "JSON file of cases to measure instead; --out names the JSON file of their results.")
    private @Nullable Path plan;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the plan's data files are looked for besides its own folder.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "OUT",
            description = "Directory to write: measures.csv, measures.json, report.html.")
    private @Nullable Path out;

    @Option(
            names = "--measures",
            paramLabel = "NAME",
            split = ",",
            defaultValue = NamedMeasure.USUAL,
            description = "Of: " + NamedMeasure.NAMES + ". Default: ${DEFAULT-VALUE}.")
    private List<String> measures = List.of();

    @Option(
            names = "--line",
            paramLabel = "AMOUNT",
            split = ",",
            description = "Poverty lines, in the unit of the incomes. Who is exactly on a line is not poor.")
    private List<Double> lines = new ArrayList<>();

    @Option(
            names = "--relative-line",
            paramLabel = "PERCENT",
            split = ",",
            description = "Poverty lines as percentages of the median.")
    private List<Double> relative = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "GROUPING",
            split = ",",
            description = "Also by group: columns of the CSV file; of a register, levels of places such as province, or"
                    + " level and category of the assessment.")
    private List<String> groupings = new ArrayList<>();

    @Option(
            names = "--income",
            paramLabel = "COLUMN",
            description =
                    "Column of incomes; of a register, an output fact of the pack. Default: income, or income_per_head.")
    private @Nullable String income;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of a CSV file: UTF-8 or GB18030. Default: UTF-8.")
    private @Nullable String encoding;

    @Option(names = "--weight", paramLabel = "COLUMN", description = "Column of weights. Default: each row weighs 1.")
    private @Nullable String weight;

    @Option(names = "--strata", paramLabel = "COLUMN", description = "Column of strata.")
    private @Nullable String strata;

    @Option(
            names = "--psu",
            paramLabel = "COLUMN",
            description = "Column of first-stage units. Default: each row is one.")
    private @Nullable String psu;

    @Option(
            names = "--fpc",
            paramLabel = "COLUMN",
            description = "Column with the number of units of the row's stratum in the population.")
    private @Nullable String fpc;

    @Option(
            names = "--lonely-psu",
            paramLabel = "RULE",
            defaultValue = "FAIL",
            description = "Strata with one unit: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private LonelyUnit lonely = LonelyUnit.FAIL;

    @Option(
            names = "--confidence",
            paramLabel = "PERCENT",
            defaultValue = "95",
            description = "Level of the intervals. Default: ${DEFAULT-VALUE}.")
    private double confidence;

    @Option(
            names = "--min-cell",
            paramLabel = "ROWS",
            defaultValue = "0",
            description = "Hold back groups of fewer rows, and the next smallest when one alone would follow from the"
                    + " total. Default: ${DEFAULT-VALUE}, none.")
    private int leastCell;

    @Option(
            names = "--keep",
            paramLabel = "ROWS",
            defaultValue = "" + MeasuredIntake.ROWS_KEPT,
            description =
                    "Measure exactly up to so many rows; of more, what needs the order of incomes is approximated, and the"
                            + " error stated. Default: ${DEFAULT-VALUE}.")
    private int rowsKept;

    @Option(
            names = "--pack",
            paramLabel = "PACK",
            defaultValue = "cn",
            description = "Policy pack that says what income is, of a register. Default: ${DEFAULT-VALUE}.")
    private String pack = "";

    @Option(names = "--as-of", paramLabel = "DATE", description = "Date of the measurement, of a register.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--households",
            description = "Of a register: each household weighs 1, not as many persons as it has.")
    private boolean households;

    @Override
    public Integer call() throws Exception {
        Path cases = plan;
        if (cases != null) {
            if (data != null) {
                throw new Failure(
                        Failure.USAGE, "holdfast: measure takes DATA or --plan: a plan names its own data files");
            }
            return PlannedMeasures.run(cases, folders, required(out, "--out", "the file for the results"), terminal);
        }
        Path source = required(data, "DATA", "a CSV file, a register or a snapshot, or --plan");
        MeasureQuestion question = question();
        MeasuredTable table = Files.isDirectory(source) ? register(source, question) : csv(source, question);
        Path target = out;
        if (target == null) {
            MeasureFiles.lines(table).forEach(terminal.out()::println);
            return 0;
        }
        try (StagedDirectory staged = StagedDirectory.open(target)) {
            MeasureFiles.writeCsv(table, staged.path().resolve("measures.csv"));
            MeasureFiles.writeJson(table, staged.path().resolve("measures.json"));
            new RunRecord("measure").write(staged.path().resolve("run.json"));
            MeasurePage.write(table, staged.path().resolve("report.html"));
            staged.commit();
        }
        terminal.say("Measures written to " + target + "; open " + target.resolve("report.html"));
        return 0;
    }

    private MeasureQuestion question() throws Failure {
        for (Double line : lines) {
            if (!(line > 0 && line < Double.POSITIVE_INFINITY)) {
                throw new Failure(Failure.USAGE, "holdfast: --line must be a positive number, not " + line);
            }
        }
        List<Double> shares = new ArrayList<>();
        for (Double percent : lines.isEmpty() && relative.isEmpty() ? List.of(USUAL_SHARE) : relative) {
            if (!(percent > 0 && percent < Double.POSITIVE_INFINITY)) {
                throw new Failure(
                        Failure.USAGE, "holdfast: --relative-line must be a positive percentage, not " + percent);
            }
            shares.add(percent / 100);
        }
        if (!(confidence > 0 && confidence < 100)) {
            throw new Failure(Failure.USAGE, "holdfast: --confidence must lie between 0 and 100, not " + confidence);
        }
        if (rowsKept < 1) {
            throw new Failure(Failure.USAGE, "holdfast: --keep must be at least 1, not " + rowsKept);
        }
        return new MeasureQuestion(
                NamedMeasure.all(measures), lines, shares, groupings, lonely, confidence / 100, leastCell);
    }

    private MeasuredTable csv(Path file, MeasureQuestion question) throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new Failure(
                    Failure.INPUT, "holdfast: " + file + " does not exist: name a CSV file, a register or a snapshot");
        }
        Charset named = RegisterInput.charset(encoding);
        Charset charset = named == null ? StandardCharsets.UTF_8 : named;
        String incomes = income == null ? "income" : income;
        MeasuredIntake intake = new MeasuredIntake(question, strata != null, psu != null, fpc != null, rowsKept);
        new MeasuredCsv(file, new MeasuredCsv.Columns(incomes, weight, strata, psu, fpc, groupings), charset)
                .read(intake, terminal);
        String design = "strata " + (strata == null ? "-" : strata) + ", units " + (psu == null ? "rows" : psu)
                + ", fpc " + (fpc == null ? "-" : fpc);
        return table(question, intake, file, incomes, weight == null ? "1" : weight, design);
    }

    private MeasuredTable register(Path directory, MeasureQuestion question) throws Exception {
        for (String option : new String[] {weight, strata, psu, fpc}) {
            if (option != null) {
                throw new Failure(
                        Failure.USAGE,
                        "holdfast: --weight, --strata, --psu and --fpc are for CSV files: a household of a register weighs as"
                                + " many persons as it has");
            }
        }
        LocalDate date = required(asOf, "--as-of", "the date of the measurement");
        String fact = income == null ? "income_per_head" : income;
        Pack policy = Home.load(pack);
        MeasuredIntake intake = new MeasuredIntake(question, false, false, false, rowsKept);
        try (OpenRegister register = new RegisterInput(directory).openStrictly(terminal, policy.currency())) {
            new MeasuredRegister(policy, date, fact, households, groupings).read(register, intake, terminal);
        }
        return table(
                question,
                intake,
                directory,
                fact + ", " + policy.id() + " " + policy.version() + ", " + date,
                households ? "1" : "persons",
                "households as if drawn with replacement");
    }

    private MeasuredTable table(
            MeasureQuestion question, MeasuredIntake intake, Path source, String incomes, String weights, String design)
            throws Failure {
        MeasuredFigures figures = intake.figures();
        List<MeasuredRow> rows;
        try {
            rows = SmallCells.heldBack(figures.rows(), question.leastCell());
        } catch (Undefined | IllegalArgumentException reason) {
            throw new Failure(Failure.INPUT, "holdfast: " + source + ": " + reason.getMessage());
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", source.toString());
        facts.put("income", incomes);
        facts.put("weight", weights);
        facts.put("design", design);
        facts.put("rows", Long.toString(figures.count()));
        facts.put("unknown", Long.toString(figures.unknown()));
        facts.put("level", Words.number(confidence) + " %");
        if (question.leastCell() > 1) {
            facts.put("least", Integer.toString(question.leastCell()));
        }
        if (intake.isSketched()) {
            facts.put("sketch", "more than " + rowsKept + " rows: no standard errors");
        }
        return new MeasuredTable(facts, question.level(), rows);
    }

    private static <T> T required(@Nullable T given, String option, String what) throws Failure {
        if (given == null) {
            throw new Failure(Failure.USAGE, "holdfast: measure needs " + option + ": " + what);
        }
        return given;
    }
}

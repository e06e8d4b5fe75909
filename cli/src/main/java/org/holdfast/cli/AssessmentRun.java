package org.holdfast.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.Currency;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.columnar.ColumnarAssessor.Settings;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Format;
import org.holdfast.register.OutputRefused;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.StagedDirectory;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.report.AssessmentTally;
import org.holdfast.report.Change;
import org.holdfast.report.PlaceCounts;
import org.holdfast.report.ReportData;
import org.holdfast.report.ReportPage;
import org.holdfast.report.Text;
import org.holdfast.report.files.AssessmentFields;
import org.holdfast.report.files.AssessmentOutput;
import org.holdfast.report.files.AssessmentWords;
import org.jspecify.annotations.Nullable;

/** Assesses a register into a directory: the assessment, summary, visits, rejected rows, report and run record. */
final class AssessmentRun {
    private final Terminal terminal;
    private final RegisterInput input;
    private final Options options;
    private final RunRecord record = new RunRecord("assess");

    /** What to assess with, for when, and what to write. */
    record Options(
            String pack,
            LocalDate asOf,
            Path out,
            Set<Format> formats,
            boolean explain,
            @Nullable Path previous,
            @Nullable Path population) {}

    AssessmentRun(Terminal terminal, RegisterInput input, Options options) {
        this.terminal = terminal;
        this.input = input;
        this.options = options;
    }

    /** Runs it; nothing is left at the output when it fails, but for too many rejected rows. */
    void run() throws Failure, IOException, OutputRefused, UnreadableRegister, Unassessable {
        Pack pack = Home.load(options.pack());
        try (StagedDirectory staged = StagedDirectory.open(options.out())) {
            Failure tooMany;
            Path directory = staged.path();
            try (OpenRegister register = input.open(
                    terminal, pack.currency(), directory.resolve("rejected.csv"), directory.resolve("snapshot.work"))) {
                record.phase("read");
                record.pack(pack, options.asOf());
                record.reading(input.directory(), register.account());
                tooMany = input.tooManyRejected(
                        register.account(), options.out().resolve("rejected.csv") + " lists them");
                if (tooMany == null) {
                    if (register.account().rejected() > 0) {
                        terminal.say(RegisterInput.rejections(register.account()) + "; see rejected.csv");
                    }
                    assess(pack, register, directory);
                }
            }
            record.write(directory.resolve("run.json"));
            staged.commit();
            if (tooMany != null) {
                throw tooMany;
            }
        }
    }

    private ColumnarAssessor open(Pack pack, OpenRegister register) throws IOException, Unassessable {
        return open(register, pack, options.asOf(), options.population());
    }

    /** Opens an assessment, with population figures of an earlier run if there is a file of them. */
    static ColumnarAssessor open(OpenRegister register, Pack pack, LocalDate asOf, @Nullable Path population)
            throws IOException, Unassessable {
        Settings settings = Settings.standard();
        if (population == null) {
            return ColumnarAssessor.open(register.snapshot(), pack, asOf, settings);
        }
        Currency currency = Unassessable.currency(register.snapshot().currency(), pack);
        return ColumnarAssessor.open(
                register.snapshot(), pack, asOf, settings, RunRecord.population(population, pack, currency));
    }

    private void assess(Pack pack, OpenRegister register, Path directory) throws Failure, IOException, Unassessable {
        ColumnarAssessor assessor = open(pack, register);
        AssessmentTally tally = new AssessmentTally(pack, assessor.places());
        AssessmentFields fields = new AssessmentFields(pack, assessor.places(), assessor.currency());
        AssessmentWords words = AssessmentWords.of(pack, assessor.places(), assessor.decisions());
        Change change = null;
        try (PreviousRun previous = options.previous() == null
                        ? null
                        : PreviousRun.open(options.previous(), fields, tally.words());
                OutputStream explanations =
                        options.explain() ? Files.newOutputStream(directory.resolve("explanations.jsonl")) : null;
                Visits visits = new Visits(assessor.places(), directory.resolve("visits.csv"));
                AssessmentOutput output =
                        new AssessmentOutput(pack, fields, words, assessor.currency(), options.formats(), directory)) {
            long[] done = {0};
            assessor.run(
                    () -> new AssessmentWork(
                            output.worker(),
                            tally,
                            assessor,
                            register.snapshot(),
                            options.explain()
                                    ? new Explanations(assessor.inquiries().setting())
                                    : null,
                            previous != null),
                    made -> {
                        try {
                            output.write(made.output());
                            visits.add(made.visits());
                            if (explanations != null) {
                                explanations.write(made.explanations());
                            }
                        } catch (IOException unwritable) {
                            throw new UncheckedIOException(unwritable);
                        }
                        if (previous != null) {
                            made.assessments().forEach(previous::add);
                        }
                        done[0] += made.households();
                        terminal.progress("assessing", done[0], assessor.households());
                    });
            visits.write();
            change = previous == null ? null : previous.change();
        }
        terminal.done();
        record.phase("assess");
        write(pack, assessor, register.account(), tally, change, directory);
    }

    private void write(
            Pack pack,
            ColumnarAssessor assessor,
            RegisterAccount account,
            AssessmentTally tally,
            @Nullable Change change,
            Path directory)
            throws IOException {
        PlaceCounts counts = tally.rolledUp();
        SummaryCsv.write(directory.resolve("summary.csv"), tally.words(), tally.tree(), counts);
        Map<String, Long> setAside = assessor.setAside();
        record.setAside(setAside);
        record.population(pack, assessor.population(), assessor.currency());
        new RunCounts(pack, tally, counts).into(record.root());
        ReportOfRun report = new ReportOfRun(pack, assessor, account);
        record.phase("write");
        ReportData data = new ReportData(
                report.facts(input.directory().toString(), record.milliseconds()),
                tally.words(),
                tally.tree(),
                counts,
                tally.flow(),
                report.quality(setAside, notes(assessor)),
                report.method(),
                change);
        ReportPage.write(data, directory.resolve("report.html"));
        record.phase("report");
    }

    /** What a reader should know about the date: undated state is taken as it stands today. */
    private List<Text> notes(ColumnarAssessor assessor) {
        List<Text> notes = new ArrayList<>();
        LocalDate newest = assessor.newest();
        if (newest != null && options.asOf().isBefore(newest.minusMonths(12))) {
            String english =
                    "the register's newest row is of " + newest + ", more than 12 months after " + options.asOf()
                            + ": health, dwelling, insurance and work are taken as they stand now, not as they were then";
            notes.add(Words.both(
                    english,
                    "登记中最新的记录为 " + newest + "，比评估日期 " + options.asOf() + " 晚 12 个月以上：健康、住房、参保和就业状况按现状计，而非当时状况"));
            terminal.say(english);
            record.root().withArray("notes").add(english);
        }
        return notes;
    }
}

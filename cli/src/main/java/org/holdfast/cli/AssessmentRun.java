package org.holdfast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.column.Currency;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.households.RegisterOnDate;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Format;
import org.holdfast.register.OutputRefused;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.StagedDirectory;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.report.AssessmentTally;
import org.holdfast.report.Change;
import org.holdfast.report.PlaceCounts;
import org.holdfast.report.ReportData;
import org.holdfast.report.ReportPage;
import org.holdfast.report.Text;
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
            Path directory = staged.path();
            RegisterReading reading = input.read(terminal, pack.currency(), directory.resolve("rejected.csv"));
            record.phase("read");
            record.pack(pack, options.asOf());
            record.reading(input.directory(), reading);
            Failure tooMany = input.tooManyRejected(reading, options.out().resolve("rejected.csv") + " lists them");
            if (tooMany != null) {
                record.write(directory.resolve("run.json"));
                staged.commit();
                throw tooMany;
            }
            if (reading.rejected() > 0) {
                terminal.say(RegisterInput.rejections(reading) + "; see rejected.csv");
            }
            assess(pack, reading, directory);
            staged.commit();
        }
    }

    private ReferenceAssessor open(Pack pack, RegisterReading reading) throws IOException, Unassessable {
        Path given = options.population();
        if (given == null) {
            return ReferenceAssessor.open(reading.register(), pack, options.asOf());
        }
        Currency registers = reading.register().currency();
        Currency currency = pack.currencyOr(registers == null ? new Currency("XXX", 2) : registers);
        return ReferenceAssessor.open(
                reading.register(), pack, options.asOf(), RunRecord.population(given, pack, currency));
    }

    private void assess(Pack pack, RegisterReading reading, Path directory) throws Failure, IOException, Unassessable {
        ReferenceAssessor assessor = open(pack, reading);
        AssessmentTally tally = new AssessmentTally(pack, assessor.register());
        Visits visits = new Visits(pack, assessor);
        AssessmentFields fields = new AssessmentFields(pack, assessor.register().places(), assessor.currency());
        Change change = null;
        try (PreviousRun previous = options.previous() == null
                        ? null
                        : PreviousRun.open(options.previous(), fields, tally.words());
                Explanations explanations = options.explain() ? new Explanations(pack, assessor, directory) : null;
                AssessmentFiles files = new AssessmentFiles(
                        fields,
                        options.formats(),
                        directory,
                        assessor.currency().decimals())) {
            long households = assessor.register().households();
            long[] done = {0};
            assessor.assessAll(assessment -> {
                try {
                    files.write(assessment);
                    tally.add(assessment);
                    visits.add(assessment);
                    if (explanations != null) {
                        explanations.write(assessment);
                    }
                    if (previous != null) {
                        previous.add(assessment);
                    }
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
                terminal.progress("assessing", ++done[0], households);
            });
            change = previous == null ? null : previous.change();
        }
        terminal.done();
        record.phase("assess");
        write(pack, assessor, reading, tally, visits, change, directory);
    }

    private void write(
            Pack pack,
            ReferenceAssessor assessor,
            RegisterReading reading,
            AssessmentTally tally,
            Visits visits,
            @Nullable Change change,
            Path directory)
            throws IOException {
        PlaceCounts counts = tally.rolledUp();
        SummaryCsv.write(directory.resolve("summary.csv"), tally.words(), tally.tree(), counts);
        visits.write(directory.resolve("visits.csv"), terminal);
        record.setAside(assessor.register().setAside());
        record.population(pack, assessor.population(), assessor.currency());
        new RunCounts(pack, tally, counts).into(record.root());
        ReportOfRun report = new ReportOfRun(pack, assessor, reading);
        record.phase("write");
        ReportData data = new ReportData(
                report.facts(input.directory().toString(), record.milliseconds()),
                tally.words(),
                tally.tree(),
                counts,
                tally.flow(),
                report.quality(notes(assessor.register())),
                report.method(),
                change);
        ReportPage.write(data, directory.resolve("report.html"));
        record.phase("report");
        record.write(directory.resolve("run.json"));
    }

    /** What a reader should know about the date: undated state is taken as it stands today. */
    private List<Text> notes(RegisterOnDate register) {
        List<Text> notes = new ArrayList<>();
        LocalDate newest = RegisterOnDate.newest(register.register());
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

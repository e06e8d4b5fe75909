package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.holdfast.cli.differential.RandomPack;
import org.holdfast.cli.differential.RandomTables;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSnapshot;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.BatchWork;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.columnar.ColumnarAssessor.Settings;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Format;
import org.holdfast.register.ParquetRowWriter;
import org.holdfast.report.files.AssessmentFields;
import org.holdfast.report.files.AssessmentOutput;
import org.holdfast.report.files.AssessmentWords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assessments encoded by columns are, byte for byte and cell for cell, what they are written one by one. */
class AssessmentOutputTest {
    private static final int SEEDS = Integer.getInteger("holdfast.output.seeds", 150);
    private static final long FIRST_SEED = Long.getLong("holdfast.output.seed", 1);

    @TempDir
    private Path directory;

    private ReadParquet parquet;

    @BeforeEach
    void open() throws Exception {
        parquet = new ReadParquet();
    }

    @AfterEach
    void close() throws Exception {
        parquet.close();
    }

    @Test
    void random_packs_over_random_registers_are_written_as_one_by_one() throws Exception {
        int assessed = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Pack pack = RandomPack.of(seed);
            assessed += assess(seed, pack, RandomTables.of(seed, pack)) ? 1 : 0;
        }
        assertThat(assessed).isGreaterThan(SEEDS / 2);
    }

    @Test
    void the_pack_cn_over_random_registers_is_written_as_one_by_one() throws Exception {
        System.setProperty("holdfast.home", "..");
        Pack pack = Home.load("cn");
        int assessed = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            assessed += assess(seed, pack, RandomTables.of(seed, pack)) ? 1 : 0;
        }
        assertThat(assessed).isGreaterThan(SEEDS / 3);
    }

    private boolean assess(long seed, Pack pack, Register register) throws Exception {
        ColumnarAssessor assessor;
        try {
            assessor = ColumnarAssessor.open(
                    new RegisterSnapshot(register), pack, RandomTables.asOf(seed), new Settings(2, 7));
        } catch (Unassessable refused) {
            return false;
        }
        List<Assessment> expected = new ArrayList<>();
        assessor.assessAll(expected::add);
        AssessmentFields fields = new AssessmentFields(pack, assessor.places(), assessor.currency());
        AssessmentWords words = AssessmentWords.of(pack, assessor.places(), assessor.decisions());
        try (AssessmentOutput output = output(pack, fields, words, assessor.currency())) {
            assessor.run(output::worker, stretch -> write(output, stretch));
        }
        check("seed " + seed, fields, assessor.currency(), expected);
        return true;
    }

    private AssessmentOutput output(Pack pack, AssessmentFields fields, AssessmentWords words, Currency currency)
            throws IOException {
        Files.deleteIfExists(directory.resolve("assessment.parquet"));
        return new AssessmentOutput(pack, fields, words, currency, EnumSet.allOf(Format.class), directory);
    }

    private static void write(AssessmentOutput output, AssessmentOutput.Stretch stretch) {
        try {
            output.write(stretch);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void check(String what, AssessmentFields fields, Currency currency, List<Assessment> expected)
            throws Exception {
        Path csv = directory.resolve("expected.csv");
        try (CsvWriter lines = AssessmentFiles.csv(csv)) {
            lines.writeRecord(
                    fields.fields().stream().map(ParquetRowWriter.Field::name).toList());
            expected.forEach(assessment -> lines.writeRecord(fields.texts(assessment)));
        }
        assertThat(Files.readString(directory.resolve("assessment.csv")))
                .as(what)
                .isEqualTo(Files.readString(csv));
        assertThat(directory.resolve("assessment.csv")).hasSameBinaryContentAs(csv);

        Path rows = directory.resolve("expected.parquet");
        Files.deleteIfExists(rows);
        try (ParquetRowWriter out = new ParquetRowWriter(rows, fields.fields(), currency.decimals())) {
            for (Assessment assessment : expected) {
                out.write(fields.cells(assessment));
            }
        }
        Path actual = directory.resolve("assessment.parquet");
        assertThat(parquet.columns(actual)).as(what).isEqualTo(parquet.columns(rows));
        List<List<Object>> read = parquet.rows(actual);
        assertThat(read).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).as("%s, household %d", what, i).isEqualTo(fields.cells(expected.get(i)));
        }
    }

    @Test
    void awkward_texts_and_numbers_are_written_as_one_by_one() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 20; seed++) {
            AwkwardAssessments awkward = new AwkwardAssessments(seed);
            for (String code : List.of("CNY", "JPY", "KWD")) {
                write("seed " + seed + " " + code, awkward, Currency.parse(code), awkward.draw(200), 70);
            }
        }
    }

    @Test
    void many_households_take_several_pages_and_groups() throws Exception {
        AwkwardAssessments awkward = new AwkwardAssessments(FIRST_SEED);
        write("seed " + FIRST_SEED, awkward, Currency.parse("CNY"), awkward.draw(60_000), 45_000);
        assertThat(parquet.groups(directory.resolve("assessment.parquet"))).isEqualTo(2);
    }

    @Test
    void a_household_is_found_by_its_id_as_the_bounds_of_groups_and_pages_say() throws Exception {
        AwkwardAssessments awkward = new AwkwardAssessments(FIRST_SEED);
        List<Assessment> drawn = awkward.draw(50_000);
        write("seed " + FIRST_SEED, awkward, Currency.parse("CNY"), drawn, 25_000);
        String file = directory.resolve("assessment.parquet").toString();
        for (int i = 0; i < drawn.size(); i += 4999) {
            String id = drawn.get(i).householdId();
            assertThat(parquet.texts(
                            "SELECT score FROM '" + file + "' WHERE household_id = '" + id.replace("'", "''") + "'"))
                    .containsExactly(Long.toString(drawn.get(i).score()));
        }
        long positive = drawn.stream().filter(one -> one.score() > 1L << 40).count();
        assertThat(parquet.texts("SELECT count(*) FROM '" + file + "' WHERE score > 1::BIGINT << 40"))
                .containsExactly(Long.toString(positive));
    }

    private void write(String what, AwkwardAssessments awkward, Currency currency, List<Assessment> all, int ofStretch)
            throws Exception {
        Pack pack = awkward.pack();
        AssessmentFields fields = new AssessmentFields(pack, awkward.places(), currency);
        AssessmentWords words = AssessmentWords.of(pack, awkward.places(), awkward.decisions());
        try (AssessmentOutput output = output(pack, fields, words, currency)) {
            BatchWork<AssessmentOutput.Stretch> worker = output.worker();
            for (int from = 0; from < all.size(); from += ofStretch) {
                List<Assessment> stretch = all.subList(from, Math.min(all.size(), from + ofStretch));
                worker.work(new GivenAssessments(awkward.decisions(), stretch));
                output.write(worker.take());
            }
        }
        check(what, fields, currency, all);
    }

    @Test
    void a_register_without_households_gives_a_header_and_no_rows() throws Exception {
        AwkwardAssessments awkward = new AwkwardAssessments(FIRST_SEED);
        write("no households", awkward, Currency.parse("CNY"), List.of(), 1);
        assertThat(Files.readAllLines(directory.resolve("assessment.csv")).get(0))
                .startsWith("household_id,place_id,");
        assertThat(parquet.rows(directory.resolve("assessment.parquet"))).isEmpty();
    }

    @Test
    void a_stretch_without_households_leaves_no_trace() throws Exception {
        AwkwardAssessments awkward = new AwkwardAssessments(FIRST_SEED);
        AssessmentFields fields = new AssessmentFields(awkward.pack(), awkward.places(), Currency.parse("CNY"));
        AssessmentWords words = AssessmentWords.of(awkward.pack(), awkward.places(), awkward.decisions());
        try (AssessmentOutput output = output(awkward.pack(), fields, words, Currency.parse("CNY"))) {
            output.write(output.worker().take());
        }
        check("empty stretch", fields, Currency.parse("CNY"), List.of());
    }

    @Test
    void only_the_formats_asked_for_are_written() throws Exception {
        AwkwardAssessments awkward = new AwkwardAssessments(FIRST_SEED);
        Currency currency = Currency.parse("CNY");
        for (Format format : Format.values()) {
            Path own = Files.createDirectory(directory.resolve(format.name()));
            try (AssessmentOutput output = new AssessmentOutput(
                    awkward.pack(),
                    new AssessmentFields(awkward.pack(), awkward.places(), currency),
                    AssessmentWords.of(awkward.pack(), awkward.places(), awkward.decisions()),
                    currency,
                    Set.of(format),
                    own)) {
                BatchWork<AssessmentOutput.Stretch> worker = output.worker();
                worker.work(new GivenAssessments(awkward.decisions(), awkward.draw(3)));
                output.write(worker.take());
            }
            assertThat(own)
                    .isDirectoryContaining("glob:**assessment." + format.name().toLowerCase(Locale.ROOT));
            assertThat(own.toFile().list()).hasSize(1);
        }
    }
}

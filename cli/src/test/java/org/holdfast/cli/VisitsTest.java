package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.holdfast.cli.oracle.RandomRegister;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code visits.csv} lists each household to be verified once, by place, with what the interpreter finds missing. */
class VisitsTest {
    @TempDir
    private Path directory;

    @Test
    void every_household_to_be_verified_is_listed_by_place_with_what_to_ask_for() throws Exception {
        Pack pack = Home.load("../packs/cn");
        int listed = 0;
        for (long seed = 40; seed < 46; seed++) {
            RandomRegister random = RandomRegister.of(seed);
            Path register = directory.resolve("register" + seed);
            random.write(register);
            Path out = directory.resolve("out" + seed);
            CommandRun run = CommandRun.of(
                    "assess", register, "--as-of", random.asOf(), "--out", out, "--max-rejected", "0", "--quiet");
            assertThat(run.exitCode()).as("%s: %s", random, run.err()).isZero();
            List<List<String>> expected = expected(pack, random, register);
            assertThat(read(out.resolve("visits.csv"))).as("%s", random).isEqualTo(expected);
            listed += expected.size();
        }
        assertThat(listed).isGreaterThan(50);
    }

    private List<List<String>> expected(Pack pack, RandomRegister random, Path register) throws Exception {
        ReadOptions options =
                new ReadOptions(null, pack.currency(), directory.resolve("rejected.csv"), Progress.SILENT);
        ReferenceAssessor assessor =
                ReferenceAssessor.open(RegisterReader.read(register, options).register(), pack, random.asOf());
        List<List<String>> visits = new ArrayList<>();
        assessor.assessAll(assessment -> {
            if (assessment.verify()) {
                visits.add(visit(pack, assessor, assessment));
            }
        });
        visits.sort(Comparator.comparing((List<String> visit) -> visit.get(0)));
        return visits;
    }

    private static List<String> visit(Pack pack, ReferenceAssessor assessor, Assessment assessment) {
        HouseholdInquiry inquiry = assessor.inquire(
                assessor.register().findHousehold(assessment.householdId()).orElseThrow());
        List<String> undecided = new ArrayList<>();
        List<Expression> conditions = new ArrayList<>();
        for (int i = 0; i < pack.indicators().size(); i++) {
            Indicator indicator = pack.indicators().get(i);
            boolean grave = indicator.severity().equals("critical")
                    || indicator.severity().equals("high");
            if (grave && assessment.indicators().get(i) == null) {
                undecided.add(indicator.id());
                conditions.add(indicator.when());
            }
        }
        return List.of(
                assessor.register().places().id(assessment.place()),
                assessment.householdId(),
                String.valueOf(assessment.level()),
                String.join(";", undecided),
                String.join(";", inquiry.missing(conditions)));
    }

    private static List<List<String>> read(Path file) throws Exception {
        List<List<String>> visits = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> visits.add(List.of(
                    row.getField("place_id"),
                    row.getField("household_id"),
                    row.getField("level"),
                    row.getField("undecided"),
                    row.getField("ask_for"))));
        }
        return visits;
    }
}

package org.holdfast.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code holdfast assess} with the pack cn agrees, cell by cell, with the statement of that pack in SQL. */
class AssessAgainstSqlTest {
    private static final int REGISTERS = Integer.getInteger("holdfast.oracle.registers", 25);
    private static final long FIRST_SEED = Long.getLong("holdfast.oracle.seed", 1000);

    @TempDir
    private Path directory;

    @Test
    void random_registers_are_assessed_as_the_sql_says() throws Exception {
        try (CnOracle oracle = CnOracle.open()) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + REGISTERS; seed++) {
                RandomRegister register = RandomRegister.of(seed);
                Path base = directory.resolve("register" + seed);
                register.write(base);
                agree(oracle, base, register.asOf(), register.toString());
            }
        }
    }

    @Test
    void registers_that_lack_any_one_column_or_table_are_assessed_as_the_sql_says() throws Exception {
        try (CnOracle oracle = CnOracle.open()) {
            RandomRegister register = RandomRegister.whole(7);
            Path base = directory.resolve("whole");
            register.write(base);
            for (RegisterVariants.Variant variant : RegisterVariants.of(base)) {
                Path lacking = directory.resolve("without-" + variant.name());
                variant.write(lacking);
                agree(oracle, lacking, register.asOf(), register + " " + variant);
            }
        }
    }

    private void agree(CnOracle oracle, Path register, LocalDate asOf, String what) throws Exception {
        Path out = directory.resolve("assessed-" + register.getFileName());
        CommandRun run = CommandRun.of(
                "assess", register, "--pack", "cn", "--as-of", asOf, "--out", out, "--max-rejected", "0", "--quiet");
        assertThat(run.exitCode()).as("%s: %s", what, run.err()).isZero();
        List<Map<String, String>> expected = oracle.assess(register, asOf);
        List<Map<String, String>> actual = read(out.resolve("assessment.csv"));
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(actual.get(row)).as("%s, row %d", what, row).isEqualTo(expected.get(row));
        }
        assertThat(read(out.resolve("rejected.csv"))).as(what).isEmpty();
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> rows.add(row.getFieldsAsMap()));
        }
        return rows;
    }
}

package org.holdfast.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.bench.Tally;
import org.holdfast.bench.TallySheet;
import org.holdfast.bench.duck.DuckAssessment;
import org.holdfast.bench.duck.DuckRegister;
import org.holdfast.cli.CommandRun;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DuckDB peer that Holdfast is measured against writes what {@code holdfast assess} writes, cell by cell. */
class AssessAgainstPeerTest {
    private static final int REGISTERS = Integer.getInteger("holdfast.oracle.registers", 12);
    private static final long FIRST_SEED = Long.getLong("holdfast.oracle.seed", 5000);

    @TempDir
    private Path directory;

    @Test
    void random_registers_are_assessed_alike() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + REGISTERS; seed++) {
            RandomRegister register = RandomRegister.of(seed);
            Path base = directory.resolve("register" + seed);
            register.write(base);
            agree(base, register.asOf(), register.toString());
        }
    }

    @Test
    void registers_that_lack_any_one_column_or_table_are_assessed_alike() throws Exception {
        RandomRegister register = RandomRegister.whole(8);
        Path base = directory.resolve("whole");
        register.write(base);
        for (RegisterVariants.Variant variant : RegisterVariants.of(base)) {
            Path lacking = directory.resolve("without-" + variant.name());
            variant.write(lacking);
            agree(lacking, register.asOf(), register + " " + variant);
        }
    }

    @Test
    void what_dangles_or_is_there_twice_does_not_count() throws Exception {
        RandomRegister register = RandomRegister.whole(9);
        Path base = directory.resolve("faulty");
        register.write(base);
        RegisterDraft draft = RegisterDraft.read(base);
        draft.add("person", "person_id=stray", "household_id=nowhere");
        draft.add(
                "ledger",
                "household_id=H1",
                "person_id=nobody",
                "month=2020-01",
                "flow=income",
                "item=wage",
                "amount=1");
        draft.add("ledger", "household_id=H1", "month=2020-01", "flow=income", "item=medical", "amount=1");
        for (String twice : List.of("1", "2")) {
            draft.add("place", "place_id=CN", "level=nation", "name=again");
            draft.add(
                    "household",
                    "household_id=double",
                    "place_id=CN",
                    "dwelling_grade=" + (twice.equals("1") ? "A" : "D"));
            draft.add(
                    "person",
                    "person_id=double",
                    "household_id=double",
                    "health=" + (twice.equals("1") ? "healthy" : "serious"));
        }
        draft.write(base);
        agree(base, register.asOf(), register.toString());
    }

    @Test
    void the_tally_is_that_of_the_reference_interpreter() throws Exception {
        RandomRegister register = RandomRegister.whole(10);
        Path base = directory.resolve("tally");
        register.write(base);
        Pack pack = PackLoader.load(Path.of("../packs/cn")).pack();
        ReadOptions options =
                new ReadOptions(null, pack.currency(), directory.resolve("rejected.csv"), Progress.SILENT);
        TallySheet sheet = new TallySheet(pack);
        ReferenceAssessor.open(RegisterReader.read(base, options).register(), pack, register.asOf())
                .assessAll(sheet::add);
        DuckRegister.load(base, directory.resolve("tally.duckdb"));
        try (DuckAssessment peer = DuckAssessment.open(directory.resolve("tally.duckdb"), register.asOf())) {
            Tally tally = peer.kernel();
            assertThat(tally).as(register.toString()).isEqualTo(sheet.tally());
            assertThat(tally.households()).isEqualTo(400);
        }
    }

    private void agree(Path register, LocalDate asOf, String what) throws Exception {
        Path out = directory.resolve("assessed-" + register.getFileName());
        CommandRun run = CommandRun.of(
                "assess",
                register,
                "--as-of",
                asOf,
                "--out",
                out,
                "--format",
                "parquet",
                "--max-rejected",
                "5",
                "--quiet");
        assertThat(run.exitCode()).as("%s: %s", what, run.err()).isZero();
        Path database = directory.resolve(register.getFileName() + ".duckdb");
        Path parquet = directory.resolve(register.getFileName() + ".parquet");
        DuckRegister.load(register, database);
        try (DuckAssessment peer = DuckAssessment.open(database, asOf)) {
            peer.write(parquet);
        }
        List<String> expected = rows(out.resolve("assessment.parquet"));
        List<String> actual = rows(parquet);
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(actual.get(row)).as("%s, row %d", what, row).isEqualTo(expected.get(row));
        }
    }

    /** Names and types of the columns, then every row. */
    private static List<String> rows(Path parquet) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            for (String query : List.of("DESCRIBE FROM '" + parquet + "'", "FROM '" + parquet + "'")) {
                try (ResultSet cells = statement.executeQuery(query)) {
                    int columns = query.startsWith("DESCRIBE")
                            ? 2
                            : cells.getMetaData().getColumnCount();
                    while (cells.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int column = 1; column <= columns; column++) {
                            row.append(cells.getString(column)).append(" | ");
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows;
    }
}

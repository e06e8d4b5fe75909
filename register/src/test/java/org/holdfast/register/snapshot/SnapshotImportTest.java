package org.holdfast.register.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Snapshot;
import org.holdfast.register.Format;
import org.holdfast.register.GeneratedRegister;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.RegisterWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotImportTest {
    private static final int REGISTERS = Integer.getInteger("holdfast.hostile", 400);

    @TempDir
    private Path folder;

    /** Memory so small that nearly everything is spilled, and many partitions. */
    static Workload tiny(Random random) {
        int batch = 1 + random.nextInt(5);
        return new Workload(
                1 + random.nextInt(3),
                batch,
                batch * (1 + random.nextInt(3)),
                1 + random.nextInt(2000),
                random.nextInt(2000),
                1 + random.nextInt(300),
                random.nextBoolean() ? 1 + random.nextInt(40) : 1 + random.nextInt(2000));
    }

    @Test
    void a_hostile_register_is_imported_as_it_is_read_whole() throws Exception {
        Map<String, Integer> seen = new TreeMap<>();
        long first = Long.getLong("holdfast.seed", 0);
        for (long seed = first; seed < first + REGISTERS; seed++) {
            HostileRegister register = new HostileRegister(seed);
            Path directory = register.write(folder.resolve("register" + seed));
            TwoWays ways = new TwoWays(folder.resolve("snapshots" + seed), register.encoding());
            try {
                ways.compare(directory, tiny(new Random(seed)));
            } catch (AssertionError | RuntimeException different) {
                throw new AssertionError(register + " in " + directory, different);
            }
            if (ways.refusal() != null) {
                seen.merge("refused", 1, Integer::sum);
            } else {
                ways.account()
                        .tables()
                        .forEach(t -> t.rejectedByReason()
                                .forEach((reason, count) -> seen.merge(t.table() + " " + reason, 1, Integer::sum)));
            }
        }
        assertThat(seen)
                .containsKeys(
                        "refused",
                        "household duplicate",
                        "person duplicate",
                        "person dangling",
                        "ledger dangling",
                        "event duplicate",
                        "event dangling",
                        "assistance duplicate",
                        "ledger columns");
    }

    private void compare(Path register, Workload workload) throws Exception {
        TwoWays ways = new TwoWays(folder.resolve("snapshots"), null);
        ways.compare(register, workload);
        assertThat(ways.refusal()).isNull();
    }

    private static Workload standardWith(long partitionBytes, int spillBytes, int blockBytes) {
        return new Workload(2, Snapshot.BATCH, 2 * Snapshot.BATCH, partitionBytes, spillBytes, 1 << 16, blockBytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 12_288, 12_289})
    void batches_and_partitions_end_where_they_should(int households) throws Exception {
        Path register = Files.createDirectories(folder.resolve("register"));
        new GeneratedRegister(households, 2, 7).write(register);
        compare(register, standardWith(1 << 20, 1 << 20, 1 << 14));
    }

    @Test
    void rows_that_name_others_are_judged_across_partitions() throws Exception {
        Path register = ManyFaults.write(folder.resolve("register"), 20_000, 5);
        TwoWays ways = new TwoWays(folder.resolve("snapshots"), null);
        ways.compare(register, standardWith(200_000, 1 << 18, 5000));
        Map<String, Long> persons = ways.account().tables().get(2).rejectedByReason();
        Map<String, Long> ledger = ways.account().tables().get(3).rejectedByReason();
        assertThat(persons.get("duplicate")).isGreaterThan(500);
        assertThat(persons.get("dangling")).isGreaterThan(500);
        assertThat(ledger.get("dangling")).isGreaterThan(500);
    }

    @Test
    void a_household_may_have_more_rows_than_a_partition_should() throws Exception {
        Path register = Files.createDirectories(folder.resolve("register"));
        new GeneratedRegister(9000, 1, 3).write(register);
        StringBuilder more = new StringBuilder();
        for (int row = 0; row < 100_000; row++) {
            more.append(row % 3 == 0 ? "H10004000" : "H10000007")
                    .append(",,2020-01,income,wage,,")
                    .append(row)
                    .append(",\n");
        }
        Files.writeString(register.resolve("ledger.csv"), more, StandardOpenOption.APPEND);
        compare(register, standardWith(10_000, 1 << 16, 1 << 16));
    }

    @ParameterizedTest
    @ValueSource(ints = {32_766, 32_767, 32_768, 50_000, 70_000})
    void texts_are_coded_while_they_are_few_and_written_out_when_they_are_many(int texts) throws Exception {
        Path register = Files.createDirectories(folder.resolve("register"));
        new GeneratedRegister(300, 0, 7).write(register);
        try (BufferedWriter out = Files.newBufferedWriter(register.resolve("ledger.csv"), StandardCharsets.UTF_8)) {
            out.write("household_id,month,flow,item,amount,note,shared\n");
            for (int row = 0; row < texts; row++) {
                out.write("H" + (10_000_000 + row % 300) + ",2020-01,income,wage,1," + row * 7919L % texts + ","
                        + row % 1000 + "\n");
            }
        }
        compare(register, standardWith(1 << 22, 1 << 22, 1 << 12));
        try (ArrowSnapshot snapshot = ArrowSnapshot.open(folder.resolve("snapshots/imported"))) {
            Map<String, ColumnForm> ledger = snapshot.columns("ledger").orElseThrow();
            assertThat(ledger.get("note").layout()).isEqualTo(texts > 32_767 ? Layout.TEXT : Layout.INT16);
            assertThat(ledger.get("shared").layout()).isEqualTo(Layout.INT16);
        }
    }

    @Test
    void a_register_in_parquet_is_imported_as_it_is_read() throws Exception {
        Path csv = Files.createDirectories(folder.resolve("csv"));
        new GeneratedRegister(9000, 20, 7).write(csv);
        RegisterReading reading =
                RegisterReader.read(csv, new ReadOptions(null, null, folder.resolve("rejected.csv"), Progress.SILENT));
        Path register = Files.createDirectories(folder.resolve("register"));
        new RegisterWriter(Format.PARQUET).write(reading.register(), reading.provenance(), register);
        compare(register, standardWith(1 << 20, 1 << 20, 1 << 14));
    }

    @Test
    void every_kind_of_column_of_a_rich_register_is_imported() throws Exception {
        compare(RichRegister.write(folder), tiny(new Random(1)));
    }

    @Test
    void a_register_of_which_too_much_is_rejected_has_an_account_and_no_snapshot() throws Exception {
        Path register = ManyFaults.write(folder.resolve("register"), 5000, 2);
        Path out = Files.createDirectories(folder.resolve("out"));
        ReadOptions options = new ReadOptions(null, null, out.resolve("rejected.csv"), Progress.SILENT);
        RegisterAccount account = SnapshotImport.run(register, options, Progress.SILENT, out, 0.5);
        assertThat(account.tablesOver(0.5)).contains("person", "ledger");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("rejected.csv");
        }
        assertThat(Files.readAllLines(out.resolve("rejected.csv"))).hasSize((int) account.rejected() + 1);
    }

    @Test
    void progress_is_told_for_every_table_and_for_writing_up_to_the_end() throws Exception {
        Path register = Files.createDirectories(folder.resolve("register"));
        new GeneratedRegister(5000, 3, 7).write(register);
        Path out = Files.createDirectories(folder.resolve("out"));
        Map<String, Double> reading = new ConcurrentHashMap<>();
        Map<String, Double> writing = new ConcurrentHashMap<>();
        SnapshotImport.run(
                register,
                new ReadOptions(
                        null,
                        null,
                        out.resolve("rejected.csv"),
                        (table, at, of) -> reading.put(table, at / (double) of)),
                (table, at, of) -> writing.put(table, at / (double) of),
                out,
                1);
        assertThat(reading)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("place", 1.0, "household", 1.0, "person", 1.0, "ledger", 1.0));
        assertThat(writing).isEqualTo(Map.of("household", 1.0));
    }
}

package org.holdfast.cli.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSnapshot;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.columnar.ColumnarAssessor.Settings;
import org.holdfast.engine.households.RegisterOnDate;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Registers of several batches of households come out the same, however many threads and households at a time they are
 * assessed with: with random packs, with the packs that ship, and with columns and lists as large as they can be.
 */
class LargeRegistersTest {
    private static final int PACKS = Integer.getInteger("holdfast.large.packs", 6);
    private static final long FIRST_SEED = Long.getLong("holdfast.large.seed", 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2020, 12, 31);

    /** More than a snapshot's batch. */
    private static final int SEVERAL_BATCHES = 4300;

    /** More than a byte counts. */
    private static final int CROWD = 270;

    @TempDir
    private Path directory;

    @Test
    void random_packs_agree() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PACKS; seed++) {
            Pack pack = RandomPack.of(seed);
            Register register = RandomTables.large(seed, pack, SEVERAL_BATCHES, CROWD);
            agree(register, pack, RandomTables.asOf(seed), "seed " + seed);
        }
    }

    @Test
    void the_packs_that_ship_agree() throws Exception {
        Register register = synthetic(9000);
        agree(register, shipped("cn"), LAST_DAY, "cn");
        agree(register, shipped("neutral"), LAST_DAY, "neutral");
        agree(register, shipped("cn"), LAST_DAY.minusMonths(10), "cn, much of the register set aside");
    }

    private static Pack shipped(String name) throws IOException {
        Pack pack = PackLoader.load(Path.of("../packs", name)).pack();
        if (pack == null) {
            throw new IllegalStateException("The pack " + name + " does not load");
        }
        return pack;
    }

    @Test
    void columns_and_lists_as_large_as_they_can_be_agree() throws Exception {
        Register register = StrainedRegister.register();
        RegisterSnapshot snapshot = new RegisterSnapshot(register);
        assertThat(layout(snapshot, "ledger", "programme")).isEqualTo(ColumnForm.Layout.TEXT);
        assertThat(layout(snapshot, "ledger", "month")).isEqualTo(ColumnForm.Layout.INT16);
        assertThat(layout(snapshot, "ledger", "amount")).isEqualTo(ColumnForm.Layout.INT64);
        assertThat(layout(snapshot, "event", "source")).isEqualTo(ColumnForm.Layout.INT16);
        assertThat(layout(snapshot, "household", "place_id")).isEqualTo(ColumnForm.Layout.INT16);
        agree(register, StrainedPack.pack(), StrainedRegister.AS_OF, "strained");
    }

    private static ColumnForm.Layout layout(RegisterSnapshot snapshot, String table, String column) {
        return snapshot.columns(table)
                .map(columns -> columns.get(column).layout())
                .orElseThrow();
    }

    private Register synthetic(int households) throws Exception {
        Synthesis.run(new Commission(households, 11, LAST_DAY, 2), directory, (written, wanted) -> {});
        ReadOptions options = new ReadOptions(null, null, directory.resolve("rejected.csv"), Progress.SILENT);
        return RegisterReader.read(directory, options).register();
    }

    private static void agree(Register register, Pack pack, LocalDate asOf, String what) throws Exception {
        Outcome expected = Outcome.of(Executors.interpreter(), register, pack, asOf);
        RegisterSnapshot snapshot = new RegisterSnapshot(register);
        for (int threads : new int[] {1, 2}) {
            for (int households : new int[] {7, 1024, 4096}) {
                Executor columnar = Executors.columnar(snapshot, new Settings(threads, households));
                assertThat(Outcome.of(columnar, register, pack, asOf).difference(expected))
                        .as("%s, %d threads, %d households at a time", what, threads, households)
                        .isEmpty();
            }
        }
        if (expected.answers() != null) {
            assertThat(ColumnarAssessor.open(snapshot, pack, asOf, Settings.standard())
                            .setAside())
                    .as(what)
                    .isEqualTo(new RegisterOnDate(register, asOf).setAside());
        }
    }
}

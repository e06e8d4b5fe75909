package org.holdfast.cli.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSnapshot;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.columnar.ColumnarAssessor.Settings;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.pack.Pack;
import org.junit.jupiter.api.Test;

/** The columnar assessor gives the answers of the reference interpreter, whatever the batches and threads. */
class ColumnarAgreesTest {
    private static final int PAIRS = Integer.getInteger("holdfast.differential.pairs", 400);
    private static final long FIRST_SEED = Long.getLong("holdfast.differential.seed", 1);
    private static final List<Settings> SETTINGS =
            List.of(new Settings(1, 1), new Settings(1, 7), new Settings(2, 4096), new Settings(2, 7));

    @Test
    void random_packs_over_random_registers_come_out_alike() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PAIRS; seed++) {
            Pack pack = RandomPack.of(seed);
            Register register = RandomTables.of(seed, pack);
            agree(seed, pack, register);
        }
    }

    static void agree(long seed, Pack pack, Register register) throws Exception {
        ReferenceAssessor reference;
        try {
            reference = ReferenceAssessor.open(register, pack, RandomTables.asOf(seed));
        } catch (Unassessable refused) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> ColumnarAssessor.open(
                            new RegisterSnapshot(register), pack, RandomTables.asOf(seed), SETTINGS.get(0)))
                    .as("seed %d", seed)
                    .hasMessage(refused.getMessage());
            return;
        }
        List<Assessment> expected = new ArrayList<>();
        reference.assessAll(expected::add);
        for (Settings settings : SETTINGS) {
            try {
                ColumnarAssessor columnar =
                        ColumnarAssessor.open(new RegisterSnapshot(register), pack, RandomTables.asOf(seed), settings);
                assertThat(columnar.population())
                        .as("seed %d, %s", seed, settings)
                        .isEqualTo(reference.population());
                List<Assessment> actual = new ArrayList<>();
                columnar.assessAll(actual::add);
                assertThat(actual).as("seed %d, %s", seed, settings).hasSameSizeAs(expected);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(actual.get(i))
                            .as("seed %d, %s, household %d", seed, settings, i)
                            .isEqualTo(expected.get(i));
                }
            } catch (RuntimeException bug) {
                throw new AssertionError("seed " + seed + ", " + settings, bug);
            }
        }
    }
}

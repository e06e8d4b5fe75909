package org.holdfast.cli.differential;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.holdfast.column.Register;
import org.holdfast.policy.pack.Pack;
import org.junit.jupiter.api.Test;

/** Random packs over random registers come out the same, column by column, however they are carried out. */
class AssessorsAgreeTest {
    private static final int PAIRS = Integer.getInteger("holdfast.differential.pairs", 300);
    private static final long FIRST_SEED = Long.getLong("holdfast.differential.seed", 1);

    /** Whether each pair is carried out in every way, not in some that take turns. */
    private static final boolean ALL = Boolean.getBoolean("holdfast.differential.all");

    @Test
    void all_ways_to_carry_out_a_pack_agree() throws Exception {
        try (SqlExecutor sql = SqlExecutor.open()) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + PAIRS; seed++) {
                agree(seed, ALL ? Executors.all(sql) : Executors.some(seed, sql));
            }
        }
    }

    private static void agree(long seed, Map<String, Executor> executors) throws Exception {
        Pack pack = RandomPack.of(seed);
        Register register = RandomTables.of(seed, pack);
        LocalDate asOf = RandomTables.asOf(seed);
        Outcome expected = null;
        for (var executor : executors.entrySet()) {
            Outcome outcome = Outcome.of(executor.getValue(), register, pack, asOf);
            expected = expected == null ? outcome : expected;
            String difference = outcome.difference(expected).orElse(null);
            if (difference != null) {
                Path kept = Path.of("target", "differential", "seed" + seed);
                RandomTables.write(register, kept);
                RandomPack.write(seed, kept.resolve("pack"));
                fail(
                        "seed %d, as of %s, %s: %s%nAgain with -Dholdfast.differential.seed=%d"
                                + " -Dholdfast.differential.pairs=1 -Dholdfast.differential.all=true; the register is in %s; the pack:%n%s",
                        seed, asOf, executor.getKey(), difference, seed, kept, RandomPack.loading(seed));
            }
        }
    }
}

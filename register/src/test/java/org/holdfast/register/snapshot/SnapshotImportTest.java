package org.holdfast.register.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        System.err.println(seen);
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
}

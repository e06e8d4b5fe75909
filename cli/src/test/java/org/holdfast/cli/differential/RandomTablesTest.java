package org.holdfast.cli.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.column.Register;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.pack.Pack;
import org.junit.jupiter.api.Test;

class RandomTablesTest {
    private static final int REGISTERS = 150;

    @Test
    void assessments_of_random_registers_are_of_every_kind() {
        List<Assessment> all = new ArrayList<>();
        int refused = 0;
        for (long seed = 1; seed <= REGISTERS; seed++) {
            Pack pack = RandomPack.of(seed);
            Register register = RandomTables.of(seed, pack);
            try {
                ReferenceAssessor.open(register, pack, RandomTables.asOf(seed)).assessAll(all::add);
            } catch (Unassessable expectedNowAndThen) {
                refused++;
            }
        }
        assertThat(refused).isLessThan(REGISTERS / 20);
        assertThat(all).hasSizeGreaterThan(REGISTERS * 5);
        List<Boolean> results =
                all.stream().flatMap(a -> a.indicators().stream()).toList();
        for (Boolean result : new Boolean[] {true, false, null}) {
            assertThat(results.stream().filter(r -> r == result).count())
                    .as("indicators that are %s", result)
                    .isGreaterThan(results.size() / 6);
        }
        List<Object> outputs = all.stream().flatMap(a -> a.outputs().stream()).toList();
        assertThat(outputs.stream().filter(o -> o == null).count()).isBetween(outputs.size() / 6L, outputs.size() / 2L);
        assertThat(all.stream().filter(Assessment::verify).count()).isGreaterThan(all.size() / 20);
        assertThat(all.stream().filter(a -> !a.measures().isEmpty()).count()).isGreaterThan(all.size() / 10);
        assertThat(all.stream().filter(a -> a.level() == null).count()).isGreaterThan(all.size() / 50);
    }
}

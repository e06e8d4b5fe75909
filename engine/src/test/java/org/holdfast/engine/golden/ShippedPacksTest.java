package org.holdfast.engine.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedPacksTest {
    @ParameterizedTest
    @ValueSource(strings = {"cn", "neutral"})
    void a_shipped_pack_loads_and_its_golden_households_pass_and_cover_every_clause(String id) throws IOException {
        PackLoader.Loaded loaded = PackLoader.load(Path.of("../packs", id));
        assertThat(loaded.issues()).isEmpty();
        Pack pack = loaded.pack();
        assertThat(pack).isNotNull();

        PackTest.Result result = PackTest.run(pack, loaded.tests());

        assertThat(result.cases().stream()
                        .filter(c -> !c.passed())
                        .map(c -> c.golden().where() + " " + c.golden().name() + "\n    "
                                + String.join("\n    ", c.differences())))
                .isEmpty();
        assertThat(result.coverage().missing()).isEmpty();
    }
}

package org.holdfast.policy.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachabilityTest {
    private static List<String> unreachable(String first, String second) {
        return new SmallPack()
                .with(
                        "decisions.yaml",
                        "severities:\n  - {id: high, weight: 4}\nlevel:\n  - {value: red, when: \"" + first
                                + "\"}\n  - {value: blue, when: \"" + second + "\"}\n  - {value: none}\n")
                .replacing("i18n/en.yaml", "level: {red: Red,", "level: {red: Red, blue: Blue,")
                .issues();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!(household.site_id in [])",
                "count.high == 0",
                "count.high > 0",
                "score in [4]",
                "!(indicator.poor)",
                "household.arable_land > 1.5",
                "household.lifted_on < date('2024-01-01')"
            })
    void a_row_that_may_hold_is_reached(String first) {
        assertThat(unreachable(first, "household.relocated")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "count.high > -5, blue",
        "count.high >= 0, blue",
        "true, blue",
        "household.relocated, blue",
        "household.relocated && household.water_safe || household.relocated, blue",
        "household.site_id in [], red"
    })
    void a_row_that_never_decides_is_told(String first, String row) {
        assertThat(unreachable(first, "household.relocated"))
                .anySatisfy(issue -> assertThat(issue).contains("the row '" + row + "' is never reached"));
    }
}

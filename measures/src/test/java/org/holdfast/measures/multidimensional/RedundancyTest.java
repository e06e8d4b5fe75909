package org.holdfast.measures.multidimensional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class RedundancyTest {
    private static Redundancy of(double both, double first, double second, double neither) {
        Redundancy redundancy = new Redundancy();
        redundancy.accept(true, true, both);
        redundancy.accept(true, false, first);
        redundancy.accept(false, true, second);
        redundancy.accept(false, false, neither);
        return redundancy;
    }

    @Test
    void it_is_the_share_of_the_rarer_deprivation_suffered_with_the_other() throws Undefined {
        assertThat(of(3, 1, 5, 1).value()).isEqualTo(0.75);
        assertThat(of(0, 1, 5, 1).value()).isZero();
        assertThat(of(2, 0, 5, 1).value()).isEqualTo(1);
    }

    @Test
    void cramers_v_is_the_correlation_of_the_two() throws Undefined {
        // 0.3 - 0.4 * 0.8 over the root of 0.4 * 0.6 * 0.8 * 0.2
        assertThat(of(3, 1, 5, 1).cramersV()).isCloseTo(-0.02 / Math.sqrt(0.0384), within(1e-14));
        assertThat(of(2, 0, 0, 2).cramersV()).isCloseTo(1, within(1e-14));
    }

    @Test
    void parts_combined_equal_the_whole() throws Undefined {
        assertThat(of(1, 0, 5, 0).combine(of(2, 1, 0, 1)).value())
                .isEqualTo(of(3, 1, 5, 1).value());
    }

    @Test
    void without_a_deprivation_there_is_nothing_to_repeat() {
        assertThatThrownBy(() -> of(0, 0, 5, 1).value()).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> of(0, 0, 5, 1).cramersV()).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Redundancy().cramersV()).isInstanceOf(Undefined.class);
    }
}

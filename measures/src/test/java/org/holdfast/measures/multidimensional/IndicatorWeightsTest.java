package org.holdfast.measures.multidimensional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class IndicatorWeightsTest {
    @Test
    void sixths_and_eighteenths_become_whole_parts() throws Undefined {
        IndicatorWeights weights = IndicatorWeights.of(1.0 / 6, 1.0 / 6, 1.0 / 18, 0.0);
        assertThat(weights.part(0)).isEqualTo(3 * weights.part(2));
        assertThat(weights.part(3)).isZero();
        assertThat(weights.total()).isEqualTo(7 * weights.part(2));
        assertThat(weights.share(0)).isEqualTo(3.0 / 7);
    }

    @Test
    void nested_weights_give_each_dimension_the_same() throws Undefined {
        IndicatorWeights weights = IndicatorWeights.nested(2, 2, 6);
        assertThat(weights.size()).isEqualTo(10);
        assertThat(weights.part(0)).isEqualTo(3 * weights.part(9));
        assertThat(weights.share(4)).isEqualTo(1.0 / 18);
    }

    @Test
    void weights_from_data_are_close_where_they_cannot_be_exact() throws Undefined {
        double[] irrational = {Math.PI, Math.E, Math.sqrt(2), Math.log(2)};
        IndicatorWeights weights = IndicatorWeights.of(irrational);
        double sum = Math.PI + Math.E + Math.sqrt(2) + Math.log(2);
        for (int i = 0; i < irrational.length; i++) {
            assertThat(weights.share(i)).isCloseTo(irrational[i] / sum, within(2e-12));
        }
    }

    @Test
    void weights_that_are_negative_or_all_zero_are_undefined() {
        assertThatThrownBy(() -> IndicatorWeights.of(0L, 0L)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> IndicatorWeights.of(1L, -1L)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> IndicatorWeights.of(1.0, Double.NaN)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> IndicatorWeights.equal(0)).isInstanceOf(Undefined.class);
    }
}

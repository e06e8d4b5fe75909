package org.holdfast.measures.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class LinearisedTest {
    private static final double[] WEIGHTS = {1, 2, 3, 0};
    private static final double[] Y = {4, 0, 1, 9};
    private static final double[] X = {1, 1, 2, 9};

    @Test
    void influence_is_the_derivative_by_the_weight_of_a_row() throws Undefined {
        Linearised ratio = Linearised.rate(WEIGHTS, Y, X, "nobody");
        assertThat(ratio.value()).isEqualTo(7.0 / 9);
        for (int row = 0; row < WEIGHTS.length; row++) {
            double[] heavier = WEIGHTS.clone();
            heavier[row] += 1e-6;
            double slope = (Linearised.rate(heavier, Y, X, "nobody").value() - ratio.value()) / 1e-6;
            assertThat(ratio.influence()[row]).isCloseTo(slope, within(1e-5));
        }
    }

    @Test
    void sums_and_functions_carry_their_influence() throws Undefined {
        Linearised ratio = Linearised.rate(WEIGHTS, Y, X, "nobody");
        Linearised square = ratio.through(ratio.value() * ratio.value(), 2 * ratio.value());
        assertThat(ratio.plus(-1, ratio).value()).isZero();
        assertThat(ratio.plus(-1, ratio).influence()).containsOnly(0);
        assertThat(square.influence()[0]).isCloseTo(2 * ratio.value() * ratio.influence()[0], within(1e-15));
    }

    @Test
    void a_mean_of_equal_weights_has_the_textbook_standard_error() throws Undefined {
        double[] ones = {1, 1, 1, 1};
        Linearised mean = Linearised.rate(ones, new double[] {2, 4, 4, 10}, ones, "nobody");
        SurveyDesign design = SurveyDesign.of(ones, new int[4], null, null);
        // variance 12 with divisor n - 1, over n
        assertThat(Math.sqrt(design.variance(mean.influence(), LonelyUnit.FAIL)))
                .isCloseTo(Math.sqrt(36.0 / 3 / 4), within(1e-15));
    }

    @Test
    void a_ratio_to_nothing_or_of_infinities_is_undefined() {
        assertThatThrownBy(() -> Linearised.rate(new double[] {0}, new double[] {1}, new double[] {1}, "nobody"))
                .isInstanceOf(Undefined.class)
                .hasMessage("nobody");
        double[] infinite = {Double.POSITIVE_INFINITY};
        assertThatThrownBy(() -> Linearised.rate(new double[] {1}, infinite, new double[] {1}, "nobody"))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("not finite");
    }
}

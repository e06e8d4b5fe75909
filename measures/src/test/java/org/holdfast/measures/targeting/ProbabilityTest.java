package org.holdfast.measures.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Erf;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class ProbabilityTest {
    private static final long SEED = 4_242;

    @Test
    void the_score_of_giving_everybody_the_share_of_the_poor_has_no_skill() throws Undefined {
        Brier brier = new Brier();
        brier.accept(0.25, true, 1);
        brier.accept(0.25, false, 3);
        brier.accept(Double.NaN, true, 5);
        assertThat(brier.value()).isCloseTo(0.25 * 0.75, within(1e-15));
        assertThat(brier.skill()).isCloseTo(0, within(1e-15));
        assertThatThrownBy(() -> new Brier().value()).isInstanceOf(Undefined.class);
    }

    @Test
    void parts_of_scores_together_are_the_whole() throws Undefined {
        Households drawn = Households.drawn(SEED, 200);
        Brier whole = new Brier();
        Brier[] parts = {new Brier(), new Brier()};
        LogLoss loss = new LogLoss();
        LogLoss[] losses = {new LogLoss(), new LogLoss()};
        for (int row = 0; row < drawn.rows(); row++) {
            whole.accept(drawn.probabilities()[row], drawn.poor()[row], drawn.weights()[row]);
            parts[row % 2].accept(drawn.probabilities()[row], drawn.poor()[row], drawn.weights()[row]);
            loss.accept(drawn.probabilities()[row], drawn.poor()[row], drawn.weights()[row]);
            losses[row % 2].accept(drawn.probabilities()[row], drawn.poor()[row], drawn.weights()[row]);
        }
        assertThat(parts[0].combine(parts[1]).skill()).isCloseTo(whole.skill(), within(1e-14));
        assertThat(losses[0].combine(losses[1]).value()).isCloseTo(loss.value(), within(1e-14));
    }

    @Test
    void certainty_costs_nothing_when_right_and_has_no_loss_when_wrong() throws Undefined {
        LogLoss loss = new LogLoss();
        loss.accept(1, true, 1);
        loss.accept(0, false, 1);
        loss.accept(0, true, 0);
        assertThat(loss.value()).isZero();
        loss.accept(0, true, 1);
        assertThatThrownBy(loss::value).isInstanceOf(Undefined.class);
    }

    @Test
    void the_parts_of_the_brier_score_sum_to_it_when_bins_hold_one_probability_each() throws Undefined {
        Households drawn = Households.drawn(SEED, 400);
        double[] rounded = new double[drawn.rows()];
        Brier brier = new Brier();
        for (int row = 0; row < rounded.length; row++) {
            rounded[row] = 0.1 + 0.1 * drawn.scores()[row];
            brier.accept(rounded[row], drawn.poor()[row], drawn.weights()[row]);
        }
        CalibrationBins bins = new CalibrationBins(rounded, drawn.poor(), drawn.weights(), 400);
        CalibrationBins.BrierParts parts = bins.brierParts();
        assertThat(parts.reliability() - parts.resolution() + parts.uncertainty())
                .as("seed %d", SEED)
                .isCloseTo(brier.value(), within(1e-12));
    }

    @Test
    void two_bins_part_at_the_median_and_hold_their_upper_bound() throws Undefined {
        double[] probabilities = {0.1, 0.2, 0.3, 0.4};
        boolean[] poor = {false, true, false, true};
        CalibrationBins bins = new CalibrationBins(probabilities, poor, new double[] {1, 1, 1, 1}, 2);
        // by hand: predicted 0.15 and 0.35 against 0.5 in both
        assertThat(bins.expectedError()).isCloseTo((0.35 + 0.15) / 2, within(1e-15));
        CalibrationBins.BrierParts parts = bins.brierParts();
        assertThat(parts.reliability()).isCloseTo((0.35 * 0.35 + 0.15 * 0.15) / 2, within(1e-15));
        assertThat(parts.resolution()).isCloseTo(0, within(1e-15));
        assertThat(parts.uncertainty()).isCloseTo(0.25, within(1e-15));
        assertThatThrownBy(bins::hosmerLemeshow).isInstanceOf(Undefined.class);
    }

    @Test
    void equal_probabilities_are_one_bin() throws Undefined {
        double[] same = {0.3, 0.3, 0.3};
        CalibrationBins bins =
                new CalibrationBins(same, new boolean[] {true, false, false}, new double[] {1, 1, 1}, 10);
        assertThat(bins.expectedError()).isCloseTo(1 / 3.0 - 0.3, within(1e-15));
        assertThatThrownBy(() -> new CalibrationBins(same, new boolean[3], new double[3], 10))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void the_test_of_three_bins_has_one_degree_of_freedom() throws Undefined {
        double[] probabilities = {0.2, 0.2, 0.5, 0.5, 0.8, 0.8};
        boolean[] poor = {true, true, true, false, true, true};
        CalibrationBins bins = new CalibrationBins(probabilities, poor, new double[] {1, 1, 1, 1, 1, 1}, 3);
        CalibrationBins.HosmerLemeshow test = bins.hosmerLemeshow();
        // by hand: (2 - 0.4)^2 / 0.32 + 0 + (2 - 1.6)^2 / 0.32
        assertThat(test.chiSquare()).isCloseTo(8.5, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        // twice the upper tail of a standard normal at sqrt(8.5)
        assertThat(test.probability()).isCloseTo(Erf.erfc(Math.sqrt(8.5 / 2)), within(1e-12));
    }

    @Test
    void probabilities_moved_onto_their_line_are_calibrated() throws Undefined {
        Households drawn = Households.drawn(SEED, 500);
        CalibrationLine line = CalibrationLine.of(drawn.probabilities(), drawn.poor(), drawn.weights());
        double[] moved = new double[drawn.rows()];
        for (int row = 0; row < moved.length; row++) {
            double logit = Math.log(drawn.probabilities()[row] / (1 - drawn.probabilities()[row]));
            moved[row] = 1 / (1 + Math.exp(-(line.intercept() + line.slope() * logit)));
        }
        CalibrationLine again = CalibrationLine.of(moved, drawn.poor(), drawn.weights());
        assertThat(again.intercept()).as("seed %d", SEED).isCloseTo(0, within(1e-9));
        assertThat(again.slope()).as("seed %d", SEED).isCloseTo(1, within(1e-9));
        assertThat(CalibrationLine.interceptInTheLarge(moved, drawn.poor(), drawn.weights()))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void predictions_far_too_low_are_moved_by_the_intercept_in_the_large() throws Undefined {
        double[] probabilities = {0.001, 0.001, 0.001, 0.001};
        boolean[] poor = {true, false, true, false};
        double intercept = CalibrationLine.interceptInTheLarge(probabilities, poor, new double[] {1, 1, 1, 1});
        // half are poor: the intercept is minus the logit of 0.001
        assertThat(intercept).isCloseTo(Math.log(999), within(1e-9));
    }

    @Test
    void there_is_no_line_through_certainty_or_through_one_point_or_through_groups_apart() {
        double[] ones = {1, 1, 1};
        boolean[] poor = {true, false, true};
        assertThatThrownBy(() -> CalibrationLine.of(new double[] {0, 0.5, 1}, poor, ones))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> CalibrationLine.of(new double[] {0.5, 0.5, 0.5}, poor, ones))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> CalibrationLine.of(new double[] {0.6, 0.1, 0.7}, poor, ones))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> CalibrationLine.of(new double[] {0.6, 0.1, 0.7}, new boolean[3], ones))
                .isInstanceOf(Undefined.class);
    }
}

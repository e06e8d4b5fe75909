package org.holdfast.measures.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class RocCurveTest {
    private static final long SEED = 77_001;

    @Test
    void the_area_is_the_chance_of_a_right_order_with_ties_as_half() throws Undefined {
        for (long seed = SEED; seed < SEED + 20; seed++) {
            Households drawn = Households.drawn(seed, 80);
            RocCurve curve = new RocCurve(drawn.scores(), drawn.poor(), drawn.weights());
            assertThat(curve.area()).as("seed %d", seed).isCloseTo(slowArea(drawn, drawn.weights()), within(1e-12));
            Households back = drawn.reversed();
            RocCurve other = new RocCurve(back.scores(), back.poor(), back.weights());
            assertThat(other.area()).as("seed %d", seed).isCloseTo(curve.area(), within(1e-13));
            assertThat(other.averagePrecision()).as("seed %d", seed).isCloseTo(curve.averagePrecision(), within(1e-13));
        }
    }

    private static double slowArea(Households drawn, double[] weights) {
        double right = 0;
        double pairs = 0;
        for (int one = 0; one < drawn.rows(); one++) {
            for (int other = 0; other < drawn.rows(); other++) {
                if (drawn.poor()[one] && !drawn.poor()[other]) {
                    double pair = weights[one] * weights[other];
                    pairs += pair;
                    right += pair * kernel(drawn.scores()[one], drawn.scores()[other]);
                }
            }
        }
        return right / pairs;
    }

    private static double kernel(double ofPoor, double ofNonPoor) {
        return ofPoor > ofNonPoor ? 1 : ofPoor == ofNonPoor ? 0.5 : 0;
    }

    @Test
    void the_error_is_that_of_structural_components() throws Undefined {
        for (long seed = SEED; seed < SEED + 10; seed++) {
            Households drawn = Households.drawn(seed, 70);
            double[] ones = new double[drawn.rows()];
            Arrays.fill(ones, 1);
            RocCurve curve = new RocCurve(drawn.scores(), drawn.poor(), ones);
            double variance = componentVariance(drawn, true) + componentVariance(drawn, false);
            assertThat(curve.standardErrorOfArea()).as("seed %d", seed).isCloseTo(Math.sqrt(variance), within(1e-13));
            Arrays.fill(ones, 7);
            RocCurve scaled = new RocCurve(drawn.scores(), drawn.poor(), ones);
            assertThat(scaled.standardErrorOfArea()).isCloseTo(curve.standardErrorOfArea(), within(1e-13));
        }
    }

    /** The sample variance of a side's components, over its number of units. */
    private static double componentVariance(Households drawn, boolean ofPoor) {
        double[] components = new double[drawn.rows()];
        int count = 0;
        for (int one = 0; one < drawn.rows(); one++) {
            if (drawn.poor()[one] != ofPoor) {
                continue;
            }
            double sum = 0;
            int others = 0;
            for (int other = 0; other < drawn.rows(); other++) {
                if (drawn.poor()[other] != ofPoor) {
                    double own = drawn.scores()[one];
                    sum += ofPoor ? kernel(own, drawn.scores()[other]) : kernel(drawn.scores()[other], own);
                    others++;
                }
            }
            components[count++] = sum / others;
        }
        double[] filled = Arrays.copyOf(components, count);
        double mean = Arrays.stream(filled).average().orElseThrow();
        return Arrays.stream(filled).map(each -> (each - mean) * (each - mean)).sum() / (count - 1) / count;
    }

    @Test
    void a_unit_of_weight_two_is_two_units() throws Undefined {
        double[] scores = {3, 2, 2, 1, 0};
        boolean[] poor = {true, true, false, false, true};
        RocCurve weighted = new RocCurve(scores, poor, new double[] {2, 1, 1, 1, 1});
        RocCurve repeated = new RocCurve(
                new double[] {3, 3, 2, 2, 1, 0},
                new boolean[] {true, true, true, false, false, true},
                new double[] {1, 1, 1, 1, 1, 1});
        assertThat(weighted.area()).isEqualTo(repeated.area());
        assertThat(weighted.averagePrecision()).isEqualTo(repeated.averagePrecision());
        assertThat(weighted.at(2)).isEqualTo(repeated.at(2));
    }

    @Test
    void a_point_takes_scores_at_the_threshold_for_poor() throws Undefined {
        RocCurve curve = new RocCurve(
                new double[] {3, 2, 2, 1}, new boolean[] {true, true, false, false}, new double[] {1, 1, 1, 1});
        assertThat(curve.at(2)).isEqualTo(new RocCurve.Point(2, 1, 0.5));
        assertThat(curve.at(2.5)).isEqualTo(new RocCurve.Point(2.5, 0.5, 0));
        assertThat(curve.at(Double.POSITIVE_INFINITY)).isEqualTo(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
        // by hand: recall 1/2 at precision 1, then 1/2 more at 2 of 3
        assertThat(curve.averagePrecision()).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-15));
    }

    @Test
    void a_perfect_score_has_area_one_and_no_error_and_its_opposite_zero() throws Undefined {
        boolean[] poor = {true, true, false, false};
        double[] ones = {1, 1, 1, 1};
        RocCurve perfect = new RocCurve(new double[] {9, 8, 2, 1}, poor, ones);
        assertThat(perfect.area()).isEqualTo(1);
        assertThat(perfect.standardErrorOfArea()).isZero();
        assertThat(new RocCurve(new double[] {1, 2, 8, 9}, poor, ones).area()).isZero();
        assertThat(new RocCurve(new double[] {5, 5, 5, 5}, poor, ones).area()).isEqualTo(0.5);
    }

    @Test
    void rows_with_unknown_scores_are_left_out_and_one_sided_data_are_undefined() throws Undefined {
        boolean[] poor = {true, false, true};
        RocCurve curve = new RocCurve(new double[] {2, 1, Double.NaN}, poor, new double[] {1, 1, 1});
        assertThat(curve.area()).isEqualTo(1);
        assertThatThrownBy(curve::standardErrorOfArea).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new RocCurve(new double[] {2, 1, 0}, poor, new double[] {1, 0, 1}))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("non-poor");
        assertThatThrownBy(() -> new RocCurve(new double[0], new boolean[0], new double[0]))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void the_score_of_a_part_of_units_is_one_of_the_scores() throws Undefined {
        double[] scores = {5, 1, 4, Double.NaN, 2, 3};
        assertThat(RocCurve.scoreAt(scores, 0.2)).isEqualTo(1);
        assertThat(RocCurve.scoreAt(scores, 0.21)).isEqualTo(2);
        assertThat(RocCurve.scoreAt(scores, 0.6)).isEqualTo(3);
        assertThat(RocCurve.scoreAt(scores, 1)).isEqualTo(5);
        assertThatThrownBy(() -> RocCurve.scoreAt(new double[0], 0.5)).isInstanceOf(Undefined.class);
    }
}

package org.holdfast.measures.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class LinearModelTest {
    private static final double[] ONES = {1, 1, 1, 1};
    private static final double[] X = {0, 1, 2, 3};

    @Test
    void a_line_through_four_points_is_that_found_by_hand() throws Undefined {
        LinearModel model = LinearModel.fit(new double[][] {ONES, X}, new double[] {1, 2, 2, 5}, null);
        // slope = sum (x - 1.5)(y - 2.5) / 5 = 6 / 5, intercept = 2.5 - 1.5 * 1.2
        assertThat(model.coefficients()).containsExactly(new double[] {0.7, 1.2}, within(1e-12));
        // residuals 0.3, 0.1, -1.1, 0.7: sum of squares 1.8 over 2 degrees of freedom
        assertThat(model.residualVariance()).isCloseTo(0.9, within(1e-12));
        assertThat(LinearModel.standardErrors(model.covariance())[1]).isCloseTo(Math.sqrt(0.9 / 5), within(1e-12));
        // sum ((x - 1.5) e)^2 = 0.2025 + 0.0025 + 0.3025 + 1.1025 = 1.61, over 25, times 4 / 2
        assertThat(LinearModel.standardErrors(model.robustCovariance())[1])
                .isCloseTo(Math.sqrt(1.61 / 25 * 2), within(1e-12));
        // clusters {0, 1} and {2, 3}: scores -0.45 - 0.05 and -0.55 + 1.05, G/(G-1) (n-1)/(n-k) = 2 * 3/2
        assertThat(LinearModel.standardErrors(model.clusteredCovariance(new int[] {0, 0, 1, 1}))[1])
                .isCloseTo(Math.sqrt(0.5 / 25 * 3), within(1e-12));
        assertThat(model.determination()).isCloseTo(1 - 1.8 / 9, within(1e-12));
    }

    @Test
    void whole_weights_fit_as_repeated_rows_do() throws Undefined {
        LinearModel weighted =
                LinearModel.fit(new double[][] {ONES, X}, new double[] {1, 2, 2, 5}, new double[] {1, 2, 0, 1});
        LinearModel repeated =
                LinearModel.fit(new double[][] {{1, 1, 1, 1}, {0, 1, 1, 3}}, new double[] {1, 2, 2, 5}, null);
        assertThat(weighted.coefficients()).containsExactly(repeated.coefficients(), within(1e-12));
        assertThat(weighted.degreesOfFreedom()).isEqualTo(1);
        assertThat(repeated.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void the_normal_equations_give_the_same_on_random_rows() throws Undefined {
        long seed = 20261125;
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 60;
        double[][] columns = new double[3][rows];
        double[] response = new double[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            columns[0][row] = 1;
            columns[1][row] = random.nextInt(5);
            columns[2][row] = random.nextDouble() * 1000;
            response[row] = 3 - columns[1][row] + random.nextDouble();
            weights[row] = random.nextInt(4);
        }
        LinearModel model = LinearModel.fit(columns, response, weights);
        double[] residuals = model.residuals();
        for (int j = 0; j < 3; j++) {
            double score = 0;
            for (int row = 0; row < rows; row++) {
                score += weights[row] * residuals[row] * columns[j][row];
            }
            assertThat(score).as("seed %s, column %s", seed, j).isCloseTo(0, within(1e-8));
        }
        int[] own = new int[rows];
        Arrays.setAll(own, row -> row);
        int used = (int) Arrays.stream(weights).filter(weight -> weight > 0).count();
        double ratio = LinearModel.standardErrors(model.clusteredCovariance(own))[1]
                / LinearModel.standardErrors(model.robustCovariance())[1];
        assertThat(ratio * ratio).isCloseTo(rows / (rows - 1.0) * (used - 1.0) / used, within(1e-10));
    }

    @Test
    void a_column_made_of_others_gets_no_coefficient_and_changes_nothing() throws Undefined {
        double[] twice = {2, 4, 6, 8};
        double[] response = {1, 2, 2, 5};
        LinearModel model = LinearModel.fit(new double[][] {ONES, X, twice, {1, 0, 0, 1}}, response, null);
        LinearModel without = LinearModel.fit(new double[][] {ONES, X, {1, 0, 0, 1}}, response, null);
        assertThat(model.coefficients()[2]).isNaN();
        assertThat(model.coefficients()[3]).isCloseTo(without.coefficients()[2], within(1e-12));
        assertThat(model.fitted()).containsExactly(without.fitted(), within(1e-12));
    }

    @Test
    void no_rows_or_values_that_are_no_numbers_are_undefined() {
        assertThatThrownBy(() -> LinearModel.fit(new double[][] {{}}, new double[0], null))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> LinearModel.fit(new double[][] {ONES}, new double[] {1, 2, Double.NaN, 4}, null))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("row 3");
        assertThatThrownBy(() -> LinearModel.fit(new double[][] {ONES}, X, new double[] {1, -1, 1, 1}))
                .isInstanceOf(Undefined.class);
    }
}

package org.holdfast.measures.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class GeneralisedLinearModelTest {
    private static final int ROWS = 80;
    private static final long SEED = 4;

    private final double[][] columns = new double[2][ROWS];
    private final double[] weights = new double[ROWS];
    private final SplittableRandom random = new SplittableRandom(SEED);

    GeneralisedLinearModelTest() {
        for (int row = 0; row < ROWS; row++) {
            columns[0][row] = 1;
            columns[1][row] = random.nextDouble();
            weights[row] = random.nextInt(3);
        }
    }

    /** The weighted scores of a fit are all zero, whatever the family and link. */
    private void assertSolved(ResponseFamily family, Link link, double[] response) throws Undefined {
        GeneralisedLinearModel model = GeneralisedLinearModel.fit(columns, response, weights, family, link, null);
        double[] scores = model.scores();
        for (double[] column : columns) {
            double sum = 0;
            double size = 0;
            for (int row = 0; row < ROWS; row++) {
                sum += weights[row] * scores[row] * column[row];
                size += Math.abs(weights[row] * scores[row] * column[row]);
            }
            assertThat(sum / size).as("%s by %s, seed %s", family, link, SEED).isCloseTo(0, within(1e-4));
        }
    }

    @Test
    void every_family_and_link_solves_its_scores() throws Undefined {
        double[] share = random.doubles(ROWS).map(u -> u < 0.4 ? 1 : 0).toArray();
        double[] count = random.doubles(ROWS).map(u -> Math.floor(6 * u)).toArray();
        double[] amount = random.doubles(ROWS).map(u -> 1 + 2 * u).toArray();
        assertSolved(ResponseFamily.GAUSSIAN, Link.IDENTITY, amount);
        assertSolved(ResponseFamily.GAUSSIAN, Link.LOG, amount);
        assertSolved(ResponseFamily.BINOMIAL, Link.LOGIT, share);
        assertSolved(ResponseFamily.BINOMIAL, Link.PROBIT, share);
        assertSolved(ResponseFamily.BINOMIAL, Link.COMPLEMENTARY_LOG_LOG, share);
        assertSolved(ResponseFamily.POISSON, Link.LOG, count);
        assertSolved(ResponseFamily.POISSON, Link.SQUARE_ROOT, count);
        assertSolved(ResponseFamily.GAMMA, Link.INVERSE, amount);
        assertSolved(ResponseFamily.GAMMA, Link.LOG, amount);
        assertSolved(ResponseFamily.INVERSE_GAUSSIAN, Link.INVERSE_SQUARE, amount);
    }

    @Test
    void with_a_dummy_the_logit_is_that_of_each_groups_share() throws Undefined {
        double[][] groups = {{1, 1, 1, 1, 1, 1}, {0, 0, 0, 1, 1, 1}};
        double[] response = {1, 0, 0, 1, 1, 0};
        double[] one = {1, 1, 1, 1, 1, 1};
        double[] found = GeneralisedLinearModel.fit(groups, response, one, ResponseFamily.BINOMIAL, Link.LOGIT, null)
                .coefficients();
        assertThat(found[0]).isCloseTo(Math.log(0.5), within(1e-9));
        assertThat(found[1]).isCloseTo(Math.log(2) - Math.log(0.5), within(1e-9));
    }

    @Test
    void the_normal_family_is_least_squares() throws Undefined {
        double[] response = random.doubles(ROWS).toArray();
        assertThat(GeneralisedLinearModel.fit(columns, response, weights, ResponseFamily.GAUSSIAN, Link.IDENTITY, null)
                        .coefficients())
                .containsExactly(LinearModel.fit(columns, response, weights).coefficients(), within(1e-12));
    }

    @Test
    void what_a_family_cannot_take_is_undefined() {
        double[] response = new double[ROWS];
        Arrays.fill(response, 2);
        assertThatThrownBy(() -> GeneralisedLinearModel.fit(
                        columns, response, weights, ResponseFamily.BINOMIAL, Link.LOGIT, null))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> GeneralisedLinearModel.fit(
                        columns, response, new double[ROWS], ResponseFamily.POISSON, Link.LOG, null))
                .isInstanceOf(Undefined.class);
    }
}

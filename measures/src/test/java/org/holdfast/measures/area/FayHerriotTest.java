package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.holdfast.measures.DenseMatrix;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FayHerriotTest {
    private static final long SEED = 20260;

    /** Areas drawn from the model. */
    private record Areas(double[] direct, double[][] columns, double[] sampling) {
        static Areas drawn(long seed, int count, double between) {
            Random random = new Random(seed);
            double[][] columns = {new double[count], new double[count]};
            double[] direct = new double[count];
            double[] sampling = new double[count];
            for (int area = 0; area < count; area++) {
                columns[0][area] = 1;
                columns[1][area] = random.nextGaussian();
                sampling[area] = 0.05 + random.nextDouble();
                direct[area] = 2
                        + 0.7 * columns[1][area]
                        + Math.sqrt(between) * random.nextGaussian()
                        + Math.sqrt(sampling[area]) * random.nextGaussian();
            }
            return new Areas(direct, columns, sampling);
        }

        FayHerriot fit(VarianceMethod method) throws Undefined {
            return FayHerriot.fit(direct, columns, sampling, method);
        }

        /** The likelihood by dense matrices, as it is written in books. */
        double likelihood(double variance, boolean restricted) {
            double[] total = Arrays.stream(sampling).map(one -> one + variance).toArray();
            return DenseMatrix.likelihood(
                            DenseMatrix.ofColumns(columns), DenseMatrix.diagonal(total), direct, restricted)
                    / 2;
        }
    }

    @ParameterizedTest
    @EnumSource
    void equal_sampling_variances_leave_the_spread_of_the_direct_estimates_less_them(VarianceMethod method)
            throws Undefined {
        double[] direct = {1, 4, 2, 7, 6};
        FayHerriot fitted =
                FayHerriot.fit(direct, new double[][] {{1, 1, 1, 1, 1}}, new double[] {1, 1, 1, 1, 1}, method);
        // by hand: mean 4, squares 9 + 0 + 4 + 9 + 4 = 26; over 4 for REML and moments, over 5 for ML
        double variance = 26 / (method == VarianceMethod.ML ? 5.0 : 4.0) - 1;
        double kept = variance / (variance + 1);
        assertThat(fitted.variance()).isCloseTo(variance, within(1e-12));
        assertThat(fitted.coefficients()[0]).isCloseTo(4, within(1e-12));
        assertThat(fitted.predictors()[3]).isCloseTo(4 + kept * 3, within(1e-12));
        assertThat(fitted.effects()[0]).isCloseTo(kept * -3, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void areas_that_differ_by_chance_alone_get_synthetic_estimates_with_an_error(VarianceMethod method)
            throws Undefined {
        FayHerriot fitted = FayHerriot.fit(
                new double[] {3, 3.1, 2.9, 3}, new double[][] {{1, 1, 1, 1}}, new double[] {1, 2, 3, 4}, method);
        assertThat(fitted.variance()).isZero();
        assertThat(fitted.shrinkage()).containsOnly(0);
        assertThat(fitted.predictors()).containsOnly(fitted.synthetic(new double[] {1}));
        assertThat(Arrays.stream(fitted.meanSquaredErrors()).min().orElse(0)).isPositive();
    }

    @Test
    void no_variance_is_likelier_than_the_one_found() throws Undefined {
        for (int seed = 0; seed < 20; seed++) {
            Areas areas = Areas.drawn(SEED + seed, 15, seed % 2 == 0 ? 0.3 : 0.02);
            for (boolean restricted : new boolean[] {true, false}) {
                double found = areas.fit(restricted ? VarianceMethod.REML : VarianceMethod.ML)
                        .variance();
                double height = areas.likelihood(found, restricted);
                for (double other = 0; other < 3; other += 0.01) {
                    assertThat(areas.likelihood(other, restricted))
                            .as("seed %d, restricted %s, variance %s", SEED + seed, restricted, other)
                            .isLessThanOrEqualTo(height + 1e-10);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_unit_of_measurement_does_not_matter(VarianceMethod method) throws Undefined {
        Areas areas = Areas.drawn(SEED, 30, 0.4);
        FayHerriot small = areas.fit(method);
        for (double factor : new double[] {1e-6, 1e6}) {
            FayHerriot scaled = FayHerriot.fit(
                    times(areas.direct(), factor), areas.columns(), times(areas.sampling(), factor * factor), method);
            assertThat(scaled.variance() / (factor * factor)).isCloseTo(small.variance(), within(1e-11));
            assertThat(times(scaled.predictors(), 1 / factor)).containsExactly(small.predictors(), within(1e-11));
            assertThat(times(scaled.meanSquaredErrors(), 1 / factor / factor))
                    .containsExactly(small.meanSquaredErrors(), within(1e-11));
        }
    }

    @Test
    void the_order_of_areas_does_not_matter() throws Undefined {
        Areas areas = Areas.drawn(SEED, 25, 0.4);
        FayHerriot one = areas.fit(VarianceMethod.REML);
        FayHerriot other = FayHerriot.fit(
                reversed(areas.direct()),
                new double[][] {areas.columns()[0], reversed(areas.columns()[1])},
                reversed(areas.sampling()),
                VarianceMethod.REML);
        assertThat(reversed(other.predictors())).containsExactly(one.predictors(), within(1e-11));
        assertThat(reversed(other.meanSquaredErrors())).containsExactly(one.meanSquaredErrors(), within(1e-11));
    }

    @Test
    void the_moment_equation_holds_where_the_variance_is_positive() throws Undefined {
        FayHerriot fitted = Areas.drawn(SEED, 30, 0.5).fit(VarianceMethod.MOMENT);
        double squares = Arrays.stream(fitted.standardisedResiduals())
                .map(residual -> residual * residual)
                .sum();
        assertThat(fitted.variance()).isPositive();
        assertThat(squares).isCloseTo(28, within(1e-9));
    }

    @Test
    void criteria_count_the_variance_as_a_parameter() throws Undefined {
        FayHerriot fitted = Areas.drawn(SEED, 30, 0.5).fit(VarianceMethod.ML);
        assertThat(fitted.akaike() + 2 * fitted.logLikelihood()).isCloseTo(6, within(1e-12));
        assertThat(fitted.bayes() + 2 * fitted.logLikelihood()).isCloseTo(3 * Math.log(30), within(1e-12));
    }

    @Test
    void what_cannot_be_fitted_is_undefined() {
        double[][] ones = {{1, 1, 1}};
        double[] direct = {1, 2, 3};
        double[] variances = {1, 1, 1};
        assertUndefined(direct, ones, new double[] {1, 0, 1}, "Area number 2");
        assertUndefined(direct, ones, new double[] {1, Double.NaN, 1}, "Area number 2");
        assertUndefined(new double[] {1, Double.NaN, 3}, ones, variances, "not finite");
        assertUndefined(new double[0], new double[1][0], new double[0], "more areas");
        assertUndefined(new double[] {1}, new double[][] {{1}}, new double[] {1}, "more areas");
        assertUndefined(direct, new double[][] {{1, 1, 1}, {2, 2, 2}}, variances, "Covariate number 2");
    }

    private static void assertUndefined(double[] direct, double[][] columns, double[] sampling, String words) {
        assertThatThrownBy(() -> FayHerriot.fit(direct, columns, sampling, VarianceMethod.REML))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining(words);
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }
}

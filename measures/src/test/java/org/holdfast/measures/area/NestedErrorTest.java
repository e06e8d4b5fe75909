package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.holdfast.measures.DenseMatrix;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class NestedErrorTest {
    private static final long SEED = 71;

    /** Units drawn from the model, in areas of different size. */
    private record Units(double[] outcome, double[][] columns, String[] areas) {
        static Units drawn(long seed, int count, int areas, double between) {
            Random random = new Random(seed);
            double[] effects = new double[areas];
            Arrays.setAll(effects, area -> between * random.nextGaussian());
            double[][] columns = {new double[count], new double[count], new double[count]};
            double[] outcome = new double[count];
            String[] names = new String[count];
            for (int unit = 0; unit < count; unit++) {
                int area = unit < areas ? unit : (int) (areas * Math.pow(random.nextDouble(), 2));
                names[unit] = "area " + area;
                columns[0][unit] = 1;
                columns[1][unit] = 1e4 * random.nextDouble();
                columns[2][unit] = area % 3;
                outcome[unit] = 5 + 1e-4 * columns[1][unit] + effects[area] + random.nextGaussian();
            }
            return new Units(outcome, columns, names);
        }

        NestedError fit(VarianceMethod method) throws Undefined {
            return NestedError.fit(outcome, columns, areas, method);
        }

        /** The likelihood by dense matrices, as it is written in books. */
        double likelihood(double between, double within, boolean restricted) {
            int count = outcome.length;
            double[][] covariance = new double[count][count];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    covariance[i][j] = (i == j ? within : 0) + (areas[i].equals(areas[j]) ? between : 0);
                }
            }
            int degrees = restricted ? count - columns.length : count;
            double twice = DenseMatrix.likelihood(
                    DenseMatrix.ofColumns(columns), DenseMatrix.ofRows(covariance), outcome, restricted);
            return (twice - degrees * Math.log(2 * Math.PI)) / 2;
        }
    }

    @Test
    void balanced_areas_give_the_variances_of_the_analysis_of_variance() throws Undefined {
        NestedError fitted = NestedError.fit(
                new double[] {1, 3, 6, 8, 2, 6},
                new double[][] {{1, 1, 1, 1, 1, 1}},
                new String[] {"a", "a", "b", "b", "c", "c"},
                VarianceMethod.REML);
        // by hand: means 2, 7, 4 of mean 13/3; within (2 + 2 + 8) / 3 = 4; between 2 (49 + 64 + 1) / 9 / 2 = 114 / 9
        assertThat(fitted.unitVariance()).isCloseTo(4, within(1e-10));
        assertThat(fitted.areaVariance()).isCloseTo((114 / 9.0 - 4) / 2, within(1e-10));
        double kept = fitted.areaVariance() / (fitted.areaVariance() + 2);
        assertThat(fitted.shrinkage("b")).isCloseTo(kept, within(1e-12));
        assertThat(fitted.effect("b")).isCloseTo(kept * (7 - 13 / 3.0), within(1e-10));
        assertThat(fitted.effect("elsewhere")).isZero();
        assertThat(fitted.areas()).containsExactly("a", "b", "c");
    }

    @Test
    void the_likelihood_is_that_of_the_books_and_nowhere_higher_nearby() throws Undefined {
        for (int seed = 0; seed < 6; seed++) {
            Units units = Units.drawn(SEED + seed, 60, 9, seed % 2 == 0 ? 0.8 : 0.1);
            for (boolean restricted : new boolean[] {true, false}) {
                NestedError fitted = units.fit(restricted ? VarianceMethod.REML : VarianceMethod.ML);
                double between = fitted.areaVariance();
                double within = fitted.unitVariance();
                double height = fitted.logLikelihood();
                assertThat(units.likelihood(between, within, restricted)).isCloseTo(height, within(1e-7));
                for (double other : new double[] {0, 0.9, 0.99, 1.01, 1.1, 5}) {
                    for (double factor : new double[] {0.95, 1, 1.05}) {
                        assertThat(units.likelihood((between + 1e-4) * other, within * factor, restricted))
                                .as("seed %d, restricted %s, %s and %s", SEED + seed, restricted, other, factor)
                                .isLessThanOrEqualTo(height + 1e-8);
                    }
                }
            }
        }
    }

    @Test
    void a_finite_mean_is_made_of_the_units_sampled_and_those_not() throws Undefined {
        Units units = Units.drawn(SEED, 80, 9, 0.8);
        NestedError fitted = units.fit(VarianceMethod.REML);
        double[] means = {1, 5200, 2};
        String area = "area 2";
        int sampled = fitted.units(area);
        double fraction = sampled / 40.0;
        double found = 0;
        for (int unit = 0; unit < 80; unit++) {
            found += units.areas()[unit].equals(area) ? units.outcome()[unit] / sampled : 0;
        }
        double whole = fraction * found + (1 - fraction) * fitted.unsampledMean(area, means, 40);
        assertThat(fitted.finiteMean(area, means, 40)).isCloseTo(whole, within(1e-12));
        assertThat(fitted.finiteMean(area, means, 1e12)).isCloseTo(fitted.mean(area, means), within(1e-9));
        assertThat(fitted.finiteMean("elsewhere", means, 40)).isEqualTo(fitted.mean("elsewhere", means));
        assertThatThrownBy(() -> fitted.finiteMean(area, means, sampled - 1)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> fitted.unsampledMean(area, means, sampled)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> fitted.sampledMean("elsewhere")).isInstanceOf(Undefined.class);
    }

    @Test
    void an_area_with_more_units_has_the_smaller_error() throws Undefined {
        NestedError fitted = Units.drawn(SEED, 300, 9, 0.8).fit(VarianceMethod.REML);
        double[] means = {1, 5000, 1};
        assertThat(fitted.units("area 0")).isGreaterThan(fitted.units("area 8"));
        assertThat(fitted.meanSquaredError("area 0", means))
                .isPositive()
                .isLessThan(fitted.meanSquaredError("area 8", means));
        assertThat(fitted.meanSquaredError("elsewhere", means)).isGreaterThan(fitted.areaVariance());
    }

    @Test
    void the_unit_of_measurement_does_not_matter() throws Undefined {
        Units units = Units.drawn(SEED, 90, 9, 0.6);
        NestedError small = units.fit(VarianceMethod.REML);
        double[] large =
                Arrays.stream(units.outcome()).map(value -> value * 1e5).toArray();
        NestedError scaled = NestedError.fit(large, units.columns(), units.areas(), VarianceMethod.REML);
        assertThat(scaled.areaVariance() / 1e10).isCloseTo(small.areaVariance(), within(1e-10));
        assertThat(scaled.unitVariance() / 1e10).isCloseTo(small.unitVariance(), within(1e-10));
        assertThat(scaled.effect("area 1") / 1e5).isCloseTo(small.effect("area 1"), within(1e-10));
    }

    @Test
    void areas_alike_have_no_variance_between_them() throws Undefined {
        NestedError fitted = NestedError.fit(
                new double[] {1, 3, 1, 3, 3, 1},
                new double[][] {{1, 1, 1, 1, 1, 1}},
                new String[] {"a", "a", "b", "b", "c", "c"},
                VarianceMethod.ML);
        assertThat(fitted.areaVariance()).isZero();
        assertThat(fitted.unitVariance()).isCloseTo(1, within(1e-12));
        assertThat(fitted.effect("a")).isZero();
    }

    @Test
    void what_cannot_be_fitted_is_undefined() {
        assertUndefined(new double[] {1, 2, 3}, "one sampled unit", "a", "b", "c");
        assertUndefined(new double[] {1, 2, 3}, "two areas", "a", "a", "a");
        assertUndefined(new double[0], "two areas");
        assertUndefined(new double[] {1, Double.NaN, 3}, "Unit number 2", "a", "a", "b");
        assertUndefined(new double[] {1, 1, 3, 3}, "unexplained", "a", "a", "b", "b");
    }

    private static void assertUndefined(double[] outcome, String words, String... areas) {
        double[] ones = new double[outcome.length];
        Arrays.fill(ones, 1);
        assertThatThrownBy(() -> NestedError.fit(outcome, new double[][] {ones}, areas, VarianceMethod.REML))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining(words);
    }
}

package org.holdfast.measures.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurveyDesignTest {
    private static final long SEED = 731;

    /** Totals of units in strata, summed with maps as the formula is written. */
    private static double naive(
            double[] weights, String[] strata, String[] units, double @Nullable [] population, double[] influence) {
        Map<String, Map<String, Double>> totals = new LinkedHashMap<>();
        Map<String, Double> fractions = new LinkedHashMap<>();
        for (int row = 0; row < weights.length; row++) {
            totals.computeIfAbsent(strata[row], absent -> new LinkedHashMap<>())
                    .merge(units[row], weights[row] * influence[row], Double::sum);
        }
        for (int row = 0; row < weights.length; row++) {
            fractions.put(
                    strata[row],
                    population == null ? 0 : totals.get(strata[row]).size() / population[row]);
        }
        double variance = 0;
        for (String stratum : totals.keySet()) {
            double[] ofUnits = totals.get(stratum).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double mean = Arrays.stream(ofUnits).average().orElseThrow();
            double squares = Arrays.stream(ofUnits)
                    .map(total -> (total - mean) * (total - mean))
                    .sum();
            variance += (1 - fractions.get(stratum)) * ofUnits.length / (ofUnits.length - 1.0) * squares;
        }
        return variance;
    }

    private static final class Sample {
        final int rows = 400;
        final String[] strata = new String[rows];
        final String[] units = new String[rows];
        final double[] weights = new double[rows];
        final double[] values = new double[rows];
        final double[] population = new double[rows];

        Sample(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int row = 0; row < rows; row++) {
                int stratum = row % 7;
                strata[row] = "s" + stratum;
                units[row] = "u" + (row < 14 ? row / 7 : random.nextInt(6));
                weights[row] = random.nextInt(5);
                values[row] = random.nextInt(10) - 3;
                population[row] = 20 + stratum;
            }
        }
    }

    @Test
    void the_variance_is_that_of_the_formula_written_out() throws Undefined {
        Sample sample = new Sample(SEED);
        SurveyDesign without = SurveyDesign.of(sample.weights, sample.strata, sample.units, null);
        assertThat(without.variance(sample.values, LonelyUnit.FAIL))
                .as("seed %s", SEED)
                .isCloseTo(naive(sample.weights, sample.strata, sample.units, null, sample.values), within(1e-7));
        SurveyDesign finite = SurveyDesign.of(sample.weights, sample.strata, sample.units, sample.population);
        assertThat(finite.variance(sample.values, LonelyUnit.FAIL))
                .isCloseTo(
                        naive(sample.weights, sample.strata, sample.units, sample.population, sample.values),
                        within(1e-7));
    }

    @Test
    void the_order_of_rows_changes_nothing_and_codes_do_as_names_do() throws Undefined {
        Sample sample = new Sample(SEED);
        int rows = sample.rows;
        double[] weights = new double[rows];
        double[] values = new double[rows];
        String[] strata = new String[rows];
        String[] units = new String[rows];
        for (int row = 0; row < rows; row++) {
            int other = (row * 173 + 11) % rows;
            weights[row] = sample.weights[other];
            values[row] = sample.values[other];
            strata[row] = sample.strata[other];
            units[row] = sample.units[other];
        }
        double expected = SurveyDesign.of(sample.weights, sample.strata, sample.units, null)
                .variance(sample.values, LonelyUnit.FAIL);
        SurveyDesign moved = SurveyDesign.of(weights, SurveyDesign.codes(strata), SurveyDesign.codes(units), null);
        assertThat(moved.variance(values, LonelyUnit.FAIL)).isCloseTo(expected, within(1e-8));
        assertThat(moved.degreesOfFreedom()).isEqualTo(42 - 7);
    }

    @Test
    void a_covariance_holds_the_variances_of_sums() throws Undefined {
        Sample sample = new Sample(SEED);
        SurveyDesign design = SurveyDesign.of(sample.weights, sample.strata, sample.units, sample.population);
        double[] other = new double[sample.rows];
        double[] sum = new double[sample.rows];
        for (int row = 0; row < sample.rows; row++) {
            other[row] = row % 11;
            sum[row] = other[row] + sample.values[row];
        }
        double[][] covariance = design.covariance(new double[][] {sample.values, other}, null, LonelyUnit.FAIL);
        assertThat(design.variance(sum, LonelyUnit.FAIL))
                .isCloseTo(covariance[0][0] + covariance[1][1] + 2 * covariance[0][1], within(1e-7));
    }

    @Test
    void a_second_stage_adds_its_variance_times_the_share_of_the_first() throws Undefined {
        // two units of four, in each two rows of ten; totals 4 and 12, within them differences of 2 and 4
        double[] influence = {1, 3, 4, 8};
        double[] ones = {1, 1, 1, 1};
        SurveyDesign one = SurveyDesign.of(ones, null, new String[] {"a", "a", "b", "b"}, new double[] {4, 4, 4, 4});
        assertThat(one.variance(influence, LonelyUnit.FAIL)).isCloseTo(0.5 * 2 * 32, within(1e-12));
        SurveyDesign two = one.within(null, null, new double[] {10, 10, 10, 10});
        assertThat(two.variance(influence, LonelyUnit.FAIL)).isCloseTo(32 + 0.5 * 0.8 * 2 * (2 + 8), within(1e-12));
        assertThat(two.shares()).containsOnly(0.5 * 0.2);
        SurveyDesign replaced = SurveyDesign.of(ones, null, new String[] {"a", "a", "b", "b"}, null)
                .within(null, null, new double[] {10, 10, 10, 10});
        assertThat(replaced.variance(influence, LonelyUnit.FAIL)).isCloseTo(64, within(1e-12));
    }

    @Test
    void a_stratum_with_one_unit_follows_the_rule() throws Undefined {
        double[] ones = {1, 1, 1};
        double[] influence = {1, 3, 8};
        SurveyDesign design = SurveyDesign.of(ones, new String[] {"a", "a", "b"}, null, null);
        assertThat(design.variance(influence, LonelyUnit.REMOVE)).isCloseTo(4, within(1e-12));
        assertThat(design.variance(influence, LonelyUnit.ADJUST)).isCloseTo(4 + 16, within(1e-12));
        assertThat(design.variance(influence, LonelyUnit.AVERAGE)).isCloseTo(4 * 2, within(1e-12));
        assertThatThrownBy(() -> design.variance(influence, LonelyUnit.FAIL))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("'b'");
    }

    @Test
    void a_single_unit_that_is_the_whole_stratum_or_lies_outside_the_part_adds_nothing() throws Undefined {
        double[] ones = {1, 1, 1};
        double[] influence = {1, 3, 8};
        SurveyDesign whole = SurveyDesign.of(ones, new String[] {"a", "a", "b"}, null, new double[] {4, 4, 1});
        assertThat(whole.variance(influence, LonelyUnit.FAIL)).isCloseTo(2, within(1e-12));
        SurveyDesign design = SurveyDesign.of(ones, new String[] {"a", "a", "b"}, null, null);
        assertThat(design.variance(new double[] {1, 3, 0}, new boolean[] {true, true, false}, LonelyUnit.FAIL))
                .isCloseTo(4, within(1e-12));
    }

    @Test
    void only_lonely_strata_leave_no_average() {
        SurveyDesign design = SurveyDesign.of(new double[] {1, 1}, new String[] {"a", "b"}, null, null);
        assertThatThrownBy(() -> design.variance(new double[] {1, 2}, LonelyUnit.AVERAGE))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void degrees_of_freedom_count_units_and_strata_with_weight_in_the_part() {
        SurveyDesign design = SurveyDesign.of(
                new double[] {1, 1, 0, 1, 1},
                new String[] {"a", "a", "a", "b", "b"},
                new String[] {"1", "2", "3", "1", "2"},
                null);
        assertThat(design.degreesOfFreedom()).isEqualTo(2);
        assertThat(design.degreesOfFreedom(new boolean[] {true, true, true, false, false}))
                .isEqualTo(1);
        assertThat(design.degreesOfFreedom(new boolean[5])).isZero();
    }

    @Test
    void a_stratum_smaller_than_its_sample_is_refused() {
        assertThatThrownBy(() -> SurveyDesign.of(new double[] {1, 1, 1}, null, (String[]) null, new double[] {2, 2, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void post_strata_reach_their_sizes_and_leave_only_what_varies_within_them() throws Undefined {
        Sample sample = new Sample(SEED);
        int[] group = new int[sample.rows];
        double[] means = new double[sample.rows];
        Arrays.setAll(group, row -> row % 3);
        Arrays.setAll(means, row -> 10.0 * group[row]);
        SurveyDesign design = SurveyDesign.of(sample.weights, sample.strata, sample.units, null);
        SurveyDesign post =
                design.calibrated(new Poststratification(sample.weights, group, new double[] {500, 200, 300}));
        assertThat(Linearised.size(post.weights(), means, null).value()).isCloseTo(1000, within(1e-9));
        assertThat(post.variance(means, LonelyUnit.FAIL)).isCloseTo(0, within(1e-9));
        assertThatThrownBy(() -> new Poststratification(sample.weights, group, new double[] {500, 0, 300}))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void raking_one_margin_and_calibrating_to_its_groups_are_post_stratification() throws Undefined {
        Sample sample = new Sample(SEED);
        int[] group = new int[sample.rows];
        Arrays.setAll(group, row -> row % 2);
        double[][] columns = new double[2][sample.rows];
        Arrays.fill(columns[0], 1);
        Arrays.setAll(columns[1], row -> group[row]);
        double[] sizes = {700, 300};
        double[] post = new Poststratification(sample.weights, group, sizes).weights();
        assertThat(new Raking(sample.weights, List.of(group), List.of(sizes), 1e-9, 10).weights())
                .containsExactly(post, within(1e-9));
        RegressionCalibration regression = new RegressionCalibration(sample.weights, columns, new double[] {1000, 300});
        assertThat(regression.weights()).containsExactly(post, within(1e-9));
        SurveyDesign design = SurveyDesign.of(sample.weights, sample.strata, sample.units, null);
        double byGroups = design.calibrated(new Poststratification(sample.weights, group, sizes))
                .variance(sample.values, LonelyUnit.FAIL);
        assertThat(design.calibrated(regression).variance(sample.values, LonelyUnit.FAIL))
                .isCloseTo(byGroups, within(1e-6));
    }

    @Test
    void raking_reaches_both_margins_and_disagreeing_margins_are_undefined() throws Undefined {
        Sample sample = new Sample(SEED);
        int[] first = new int[sample.rows];
        int[] second = new int[sample.rows];
        Arrays.setAll(first, row -> row % 2);
        Arrays.setAll(second, row -> row / 2 % 3);
        double[] raked = new Raking(
                        sample.weights,
                        List.of(first, second),
                        List.of(new double[] {600, 400}, new double[] {100, 200, 700}),
                        1e-9,
                        100)
                .weights();
        double[] sums = new double[5];
        for (int row = 0; row < sample.rows; row++) {
            sums[first[row]] += raked[row];
            sums[2 + second[row]] += raked[row];
        }
        assertThat(sums).containsExactly(new double[] {600, 400, 100, 200, 700}, within(1e-6));
        assertThatThrownBy(() -> new Raking(
                        sample.weights,
                        List.of(first, second),
                        List.of(new double[] {600, 400}, new double[] {100, 200, 800}),
                        1e-9,
                        50))
                .isInstanceOf(Undefined.class);
    }
}

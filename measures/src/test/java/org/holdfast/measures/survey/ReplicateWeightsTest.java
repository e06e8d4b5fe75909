package org.holdfast.measures.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class ReplicateWeightsTest {
    private static final long SEED = 20;
    private static final int ROWS = 240;

    private final double[] weights = new double[ROWS];
    private final double[] values = new double[ROWS];
    private final int[] strata = new int[ROWS];
    private final int[] units = new int[ROWS];

    ReplicateWeightsTest() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int row = 0; row < ROWS; row++) {
            strata[row] = row % 6;
            units[row] = row / 6 % 2;
            weights[row] = 1 + random.nextInt(4);
            values[row] = random.nextInt(100) + 10 * units[row];
        }
    }

    private SurveyDesign design() {
        return SurveyDesign.of(weights, strata, units, null);
    }

    private double[] total(double[] by) {
        return new double[] {Linearised.total(by, values, null).value()};
    }

    private double linearised() throws Undefined {
        return Math.sqrt(design().variance(values, LonelyUnit.FAIL));
    }

    @Test
    void for_a_total_the_jackknife_and_balanced_half_samples_are_the_linearised_error() throws Undefined {
        ReplicateWeights jackknife = Jackknife.of(design(), LonelyUnit.FAIL);
        assertThat(jackknife.size()).isEqualTo(12);
        for (ReplicateWeights.Centre centre : ReplicateWeights.Centre.values()) {
            assertThat(jackknife.estimate(this::total, centre).errors()[0]).isCloseTo(linearised(), within(1e-8));
            assertThat(BalancedHalfSamples.of(design(), 0)
                            .estimate(this::total, centre)
                            .errors()[0])
                    .isCloseTo(linearised(), within(1e-8));
            assertThat(BalancedHalfSamples.of(design(), 0.3)
                            .estimate(this::total, centre)
                            .errors()[0])
                    .isCloseTo(linearised(), within(1e-8));
        }
    }

    @Test
    void a_jackknife_of_a_finite_population_shrinks_with_the_share_drawn() throws Undefined {
        double[] population = new double[ROWS];
        Arrays.fill(population, 8);
        SurveyDesign finite = SurveyDesign.of(weights, strata, units, population);
        assertThat(Jackknife.of(finite, LonelyUnit.FAIL)
                        .estimate(this::total, ReplicateWeights.Centre.FULL_SAMPLE)
                        .errors()[0])
                .isCloseTo(Math.sqrt(finite.variance(values, LonelyUnit.FAIL)), within(1e-8));
    }

    @Test
    void bootstraps_come_near_the_linearised_error_and_repeat_by_seed() throws Undefined {
        int[] many = new int[ROWS];
        Arrays.setAll(many, row -> row / 6);
        SurveyDesign design = SurveyDesign.of(weights, strata, many, null);
        double expected = Math.sqrt(design.variance(values, LonelyUnit.FAIL));
        for (Bootstrap kind : Bootstrap.values()) {
            double error = kind.of(design, 2000, SEED)
                    .estimate(this::total, ReplicateWeights.Centre.FULL_SAMPLE)
                    .errors()[0];
            assertThat(error / expected).as("%s, seed %s", kind, SEED).isCloseTo(1, within(0.08));
            assertThat(kind.of(design, 20, 5).replicate(7))
                    .isEqualTo(kind.of(design, 20, 5).replicate(7));
            assertThat(kind.of(design, 20, 5).replicate(7))
                    .isNotEqualTo(kind.of(design, 20, 6).replicate(7));
        }
    }

    @Test
    void a_bootstrap_of_a_finite_population_draws_without_replacement_from_copies() throws Undefined {
        int[] many = new int[ROWS];
        Arrays.setAll(many, row -> row / 6);
        double[] population = new double[ROWS];
        Arrays.fill(population, 80);
        SurveyDesign half = SurveyDesign.of(weights, strata, many, population);
        double error = Bootstrap.CANTY_DAVISON
                .of(half, 2000, SEED)
                .estimate(this::total, ReplicateWeights.Centre.FULL_SAMPLE)
                .errors()[0];
        double expected = Math.sqrt(half.variance(values, LonelyUnit.FAIL));
        assertThat(error / expected).as("seed %s", SEED).isCloseTo(1, within(0.08));
    }

    @Test
    void replicates_of_a_post_stratified_sample_keep_the_sizes() throws Undefined {
        int[] group = new int[ROWS];
        Arrays.setAll(group, row -> row % 3);
        SurveyDesign post = design().calibrated(new Poststratification(weights, group, new double[] {100, 200, 300}));
        ReplicateWeights jackknife = Jackknife.of(post, LonelyUnit.FAIL);
        double[] first = jackknife.replicate(0);
        double[] sums = new double[3];
        for (int row = 0; row < ROWS; row++) {
            sums[group[row]] += first[row];
        }
        assertThat(sums).containsExactly(new double[] {100, 200, 300}, within(1e-9));
    }

    @Test
    void a_lonely_unit_is_kept_left_out_or_spread() throws Undefined {
        double[] ones = {1, 1, 1};
        double[] three = {1, 3, 8};
        SurveyDesign design = SurveyDesign.of(ones, new int[] {0, 0, 1}, null, null);
        ReplicateWeights.Statistic sum =
                by -> new double[] {Linearised.total(by, three, null).value()};
        assertThat(Jackknife.of(design, LonelyUnit.REMOVE).size()).isEqualTo(2);
        assertThat(Jackknife.of(design, LonelyUnit.REMOVE)
                        .estimate(sum, ReplicateWeights.Centre.FULL_SAMPLE)
                        .errors()[0])
                .isCloseTo(2, within(1e-12));
        assertThat(Jackknife.of(design, LonelyUnit.AVERAGE)
                        .estimate(sum, ReplicateWeights.Centre.FULL_SAMPLE)
                        .errors()[0])
                .isCloseTo(Math.sqrt(6), within(1e-12));
        // without the lonely unit 8 becomes 0 and 4 becomes 8: a change of -4, whose square counts by half
        assertThat(Jackknife.of(design, LonelyUnit.ADJUST)
                        .estimate(sum, ReplicateWeights.Centre.FULL_SAMPLE)
                        .errors()[0])
                .isCloseTo(Math.sqrt(4 + 8), within(1e-12));
        assertThatThrownBy(() -> Jackknife.of(design, LonelyUnit.FAIL)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> Bootstrap.RAO_WU.of(design, 10, 1)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> BalancedHalfSamples.of(design, 0)).isInstanceOf(Undefined.class);
    }

    @Test
    void replicates_without_a_value_are_left_out_and_counted() throws Undefined {
        ReplicateWeights jackknife = Jackknife.of(design(), LonelyUnit.FAIL);
        ReplicateWeights.Statistic sometimes = by -> {
            if (by[0] == 0) {
                throw new Undefined("not this one");
            }
            return total(by);
        };
        assertThat(jackknife
                        .estimate(sometimes, ReplicateWeights.Centre.FULL_SAMPLE)
                        .used())
                .isEqualTo(11);
    }

    @Test
    void degrees_of_freedom_are_the_rank_less_one() throws Undefined {
        assertThat(Jackknife.of(design(), LonelyUnit.FAIL).degreesOfFreedom(null))
                .isEqualTo(6);
        assertThat(BalancedHalfSamples.of(design(), 0).degreesOfFreedom(null)).isEqualTo(6);
        boolean[] first = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            first[row] = strata[row] == 0;
        }
        assertThat(Jackknife.of(design(), LonelyUnit.FAIL).degreesOfFreedom(first))
                .isEqualTo(1);
    }

    @Test
    void hadamard_matrices_have_orthogonal_rows_of_ones() {
        for (int order : new int[] {1, 2, 3, 5, 8, 12, 13, 20, 28, 45, 60, 70, 100}) {
            int[][] matrix = HadamardMatrix.atLeast(order);
            assertThat(matrix.length).isGreaterThanOrEqualTo(order);
            for (int i = 0; i < matrix.length; i++) {
                assertThat(matrix[i]).hasSize(matrix.length);
                for (int j = 0; j < matrix.length; j++) {
                    int product = 0;
                    for (int k = 0; k < matrix.length; k++) {
                        product += matrix[i][k] * matrix[j][k];
                    }
                    assertThat(product).isEqualTo(i == j ? matrix.length : 0);
                }
                assertThat(matrix[0][i] * matrix[i][0]).isEqualTo(1);
            }
        }
        assertThat(HadamardMatrix.atLeast(13).length).isEqualTo(16);
        assertThat(HadamardMatrix.atLeast(46).length).isEqualTo(48);
    }

    @Test
    void a_given_matrix_takes_first_units_where_it_differs_from_its_corner() throws Undefined {
        SurveyDesign two = SurveyDesign.of(new double[] {1, 1}, null, (int[]) null, null);
        ReplicateWeights given = BalancedHalfSamples.of(two, new double[][] {{1, 1}, {1, 0}}, new int[] {0}, 0);
        assertThat(given.replicate(0)).containsExactly(0, 2);
        assertThat(given.replicate(1)).containsExactly(2, 0);
    }
}

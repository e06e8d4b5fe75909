package org.holdfast.measures.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.Link;
import org.holdfast.measures.regression.ResponseFamily;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    private static final double[] WEIGHTS = {1, 2, 1, 0};
    private static final double[] VALUES = {2, 4, Double.NaN, 100};

    @Test
    void unknown_values_and_rows_outside_the_part_have_no_influence() throws Undefined {
        Linearised mean = Linearised.mean(WEIGHTS, VALUES, null);
        assertThat(mean.value()).isCloseTo(10 / 3.0, within(1e-12));
        assertThat(mean.influence()[2]).isZero();
        assertThat(Linearised.mean(WEIGHTS, VALUES, new boolean[] {false, true, true, true})
                        .value())
                .isEqualTo(4);
        assertThatThrownBy(() -> Linearised.mean(WEIGHTS, VALUES, new boolean[4]))
                .isInstanceOf(Undefined.class);
        assertThat(Linearised.total(WEIGHTS, VALUES, new boolean[4]).value()).isZero();
    }

    @Test
    void a_ratio_counts_only_rows_where_both_are_known() throws Undefined {
        Linearised ratio = Linearised.ratio(WEIGHTS, VALUES, new double[] {1, 2, 50, 7}, null);
        assertThat(ratio.value()).isCloseTo(2, within(1e-12));
        assertThatThrownBy(() -> Linearised.ratio(WEIGHTS, VALUES, new double[4], null))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void a_function_of_estimates_has_the_influence_of_its_derivative() throws Undefined {
        Linearised above = new Linearised(6, new double[] {1, -2});
        Linearised below = new Linearised(3, new double[] {0.5, 4});
        Linearised quotient = Linearised.function(at -> at[0] / at[1], List.of(above, below));
        Linearised exact = above.over(below);
        assertThat(quotient.value()).isEqualTo(2);
        assertThat(quotient.influence()).containsExactly(exact.influence(), within(1e-9));
        Linearised difference = Linearised.function(at -> at[0] - at[1], List.of(above, below));
        assertThat(difference.influence()).containsExactly(new double[] {0.5, -6}, within(1e-9));
    }

    @Test
    void intervals_of_a_share_are_those_of_the_reference() throws Undefined {
        // svyciprop of R's survey 4.5 on a stratified sample of 200 schools: p 0.32675008, se 0.03554287, 197 degrees
        Estimate share = new Estimate(0.32675008129865746, 0.035542866735284194, 197);
        double digits = 1e-8;
        assertThat(ShareInterval.SYMMETRIC.of(share, 0.95, 200, 197))
                .containsExactly(new double[] {0.25665673900962016, 0.39684342358769475}, within(digits));
        assertThat(ShareInterval.LOGIT.of(share, 0.95, 200, 197))
                .containsExactly(new double[] {0.2608511064047243, 0.40028148058183843}, within(digits));
        assertThat(ShareInterval.BETA.of(share, 0.95, 200, 197))
                .containsExactly(new double[] {0.257714001092741, 0.401802513903991}, within(digits));
    }

    @Test
    void every_interval_of_a_share_widens_with_its_level_and_holds_the_share() throws Undefined {
        Estimate share = new Estimate(0.1, 0.04, 12);
        for (ShareInterval kind : ShareInterval.values()) {
            double[] narrow = kind.of(share, 0.8, 60, 12);
            double[] wide = kind.of(share, 0.99, 60, 12);
            assertThat(narrow[0]).as("%s", kind).isGreaterThan(wide[0]).isLessThan(0.1);
            assertThat(narrow[1]).as("%s", kind).isLessThan(wide[1]).isGreaterThan(0.1);
        }
    }

    @Test
    void a_share_of_nobody_has_an_exact_interval_and_no_logit_one() throws Undefined {
        Estimate none = new Estimate(0, 0, 19);
        // 1 - 0.025^(1/20), Clopper-Pearson's of 0 in 20
        assertThat(ShareInterval.BETA.of(none, 0.95, 20, 19))
                .containsExactly(new double[] {0, 1 - Math.pow(0.025, 1 / 20.0)}, within(1e-9));
        assertThatThrownBy(() -> ShareInterval.LOGIT.of(none, 0.95, 20, 19)).isInstanceOf(Undefined.class);
    }

    @Test
    void an_interval_needs_degrees_of_freedom() throws Undefined {
        assertThatThrownBy(() -> new Estimate(1, 1, 0).interval(0.95)).isInstanceOf(Undefined.class);
        // t(0.975, 1) = 12.7062047361747, normal 1.95996398454005
        assertThat(new Estimate(0, 1, 1).interval(0.95)[1]).isCloseTo(12.7062047361747, within(1e-9));
        assertThat(new Estimate(0, 1, Double.POSITIVE_INFINITY).interval(0.95)[1])
                .isCloseTo(1.95996398454005, within(1e-9));
    }

    @Test
    void students_quantiles_are_exact_for_few_degrees_and_for_many() throws Undefined {
        // scipy 1.17.1, stats.t.ppf at 0.975 and 0.9995
        double[][] quantiles = {
            {14.0, 2.144786687917804, 4.140454112738259},
            {197.0, 1.9720790337785026, 3.34059660984815},
            {999.0, 1.9623414611334493, 3.3002924403987666},
            {1000.0, 1.9623390808264083, 3.300282648423944},
            {1001.0, 1.9623367052808798, 3.3002728760660403},
            {5990.0, 1.960360101819405, 3.2921517890745995},
            {1000000.0, 1.959966356814107, 3.2905364612487222},
        };
        for (double[] one : quantiles) {
            assertThat(Estimate.quantile(0.975, one[0])).isCloseTo(one[1], within(1e-10));
            assertThat(Estimate.quantile(0.9995, one[0])).isCloseTo(one[2], within(1e-10));
        }
        assertThat(Estimate.quantile(0.975, 1e300)).isCloseTo(1.95996398454005, within(1e-12));
    }

    @Test
    void a_design_effect_of_a_simple_random_sample_is_one() throws Undefined {
        double[] weights = {5, 5, 5, 5};
        double[] values = {1, 2, 4, 9};
        SurveyDesign design = SurveyDesign.of(weights, null, (int[]) null, new double[] {20, 20, 20, 20});
        Linearised mean = Linearised.mean(weights, values, null);
        assertThat(design.variance(mean.influence(), LonelyUnit.FAIL)
                        / DesignEffect.simpleVariance(weights, values, null, false))
                .isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> DesignEffect.simpleVariance(weights, new double[4], null, true))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void a_regression_on_a_constant_is_the_mean_with_its_error() throws Undefined {
        double[] weights = {1, 2, 1, 3, 2, 1};
        double[] values = {1, 0, 1, 0, 1, 0};
        int[] strata = {0, 0, 0, 1, 1, 1};
        SurveyDesign design = SurveyDesign.of(weights, strata, null, null);
        Linearised mean = Linearised.mean(weights, values, null);
        double error = Math.sqrt(design.variance(mean.influence(), LonelyUnit.FAIL));
        double[][] ones = {{1, 1, 1, 1, 1, 1}};
        int[] rows = {0, 1, 2, 3, 4, 5};
        SurveyRegression linear = new SurveyRegression(ones, values, rows, ResponseFamily.GAUSSIAN, Link.IDENTITY);
        assertThat(linear.coefficients(weights, null)[0]).isCloseTo(mean.value(), within(1e-12));
        assertThat(Math.sqrt(linear.covariance(design, LonelyUnit.FAIL)[0][0])).isCloseTo(error, within(1e-12));
        SurveyRegression logistic = new SurveyRegression(ones, values, rows, ResponseFamily.BINOMIAL, Link.LOGIT);
        double odds = mean.value() * (1 - mean.value());
        assertThat(logistic.coefficients(weights, null)[0])
                .isCloseTo(Math.log(mean.value() / (1 - mean.value())), within(1e-9));
        assertThat(Math.sqrt(logistic.covariance(design, LonelyUnit.FAIL)[0][0]))
                .isCloseTo(error / odds, within(1e-8));
    }
}

package org.holdfast.measures.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.LinearModel;
import org.junit.jupiter.api.Test;

class RuleTest {
    private static final double[] ONES = {1, 1, 1, 1};

    @Test
    void a_prediction_on_the_line_is_not_below_it() {
        assertThat(Eligibility.below(new double[] {1, 2, 3, Double.NaN}, 2)).containsExactly(true, false, false, false);
    }

    @Test
    void a_quota_takes_the_lowest_and_all_who_tie_with_the_last() throws Undefined {
        double[] predicted = {4, 1, 2, 2};
        assertThat(Eligibility.quota(predicted, ONES, 0.25)).containsExactly(false, true, false, false);
        assertThat(Eligibility.quota(predicted, ONES, 0.5)).containsExactly(false, true, true, true);
        assertThat(Eligibility.quota(predicted, ONES, 0)).containsExactly(false, false, false, false);
        assertThat(Eligibility.quota(predicted, ONES, 1)).containsExactly(true, true, true, true);
        assertThatThrownBy(() -> Eligibility.quota(predicted, new double[4], 0.5))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> Eligibility.quota(predicted, ONES, 1.5)).isInstanceOf(Undefined.class);
    }

    @Test
    void a_quota_met_but_for_rounding_is_met() throws Undefined {
        double[] tenths = {0.1, 0.1, 0.1, 0.7};
        assertThat(Eligibility.quota(new double[] {1, 2, 3, 4}, tenths, 0.3)).containsExactly(true, true, true, false);
    }

    @Test
    void a_budget_serves_the_highest_scores_first_and_ties_in_part() throws Undefined {
        BudgetCurve curve = new BudgetCurve(
                new double[] {9, 5, 5, 1},
                new boolean[] {true, true, false, false},
                new double[] {10, 10, 10, 10},
                ONES);
        assertThat(curve.fullCost()).isEqualTo(40);
        Confusion first = curve.at(10).reached();
        assertThat(first.truePositives()).isEqualTo(1);
        assertThat(first.falsePositives()).isZero();
        Confusion half = curve.at(20).reached();
        assertThat(half.truePositives()).isCloseTo(1.5, within(1e-15));
        assertThat(half.falsePositives()).isCloseTo(0.5, within(1e-15));
        assertThat(half.population()).isCloseTo(4, within(1e-15));
        assertThat(curve.at(0).reached().beneficiaries()).isZero();
        assertThat(curve.at(1000).spent()).isEqualTo(40);
        assertThat(curve.at(1000).reached().coverage()).isEqualTo(1);
        assertThat(curve.costOfReaching(0.5)).isCloseTo(10, within(1e-12));
        assertThat(curve.costOfReaching(0.75)).isCloseTo(20, within(1e-12));
        assertThat(curve.costOfReaching(0)).isZero();
        assertThatThrownBy(() -> curve.at(-1)).isInstanceOf(Undefined.class);
    }

    @Test
    void a_larger_budget_never_reaches_fewer_of_the_poor() throws Undefined {
        Households drawn = Households.drawn(9_001, 300);
        double[] costs = new double[drawn.rows()];
        java.util.Arrays.fill(costs, 5);
        BudgetCurve curve = new BudgetCurve(drawn.scores(), drawn.poor(), costs, drawn.weights());
        double before = 0;
        for (int step = 0; step <= 50; step++) {
            double budget = curve.fullCost() * step / 50;
            double reached = curve.at(budget).reached().coverageOfPoor();
            assertThat(reached).isGreaterThanOrEqualTo(before);
            if (reached > 0 && reached < 1) {
                assertThat(curve.costOfReaching(reached)).isCloseTo(budget, within(1e-8));
            }
            before = reached;
        }
        assertThat(before).isCloseTo(1, within(1e-12));
    }

    @Test
    void the_fit_outside_can_be_worse_than_the_mean() throws Undefined {
        double[][] columns = {{1, 1, 1, 1}, {0, 1, 2, 3}};
        LinearModel model = LinearModel.fit(columns, new double[] {0, 1.5, 1.5, 3}, null);
        ProxyMeansFit fit = ProxyMeansFit.of(model, new double[] {1, 2}, new double[] {2, 1}, new double[] {1, 1});
        // by hand: slope 0.9, intercept 0.15, residuals -0.15 0.45 -0.45 0.15, sum of squares 0.45, total 4.5
        assertThat(fit.determination()).isCloseTo(0.9, within(1e-12));
        assertThat(fit.adjusted()).isCloseTo(1 - 0.1 * 3 / 2, within(1e-12));
        assertThat(fit.sigma()).isCloseTo(Math.sqrt(0.225), within(1e-12));
        assertThat(fit.errorOutside()).isCloseTo(1, within(1e-12));
        assertThat(fit.determinationOutside()).isCloseTo(-3, within(1e-12));
    }

    @Test
    void without_rows_kept_aside_there_is_no_fit_outside() throws Undefined {
        double[][] columns = {{1, 1, 1, 1}, {0, 1, 2, 3}};
        LinearModel model = LinearModel.fit(columns, new double[] {0, 1.5, 1.5, 3}, null);
        double[] none = {};
        assertThatThrownBy(() -> ProxyMeansFit.of(model, none, none, none)).isInstanceOf(Undefined.class);
    }
}

package org.holdfast.measures.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourcesTest {
    private final Rows rows = new Rows(21, 120);
    private final double[][] sources = {rows.incomes, new Rows(22, 120).incomes, new Rows(23, 120).incomes};
    private final double[] totals = sum();

    @Test
    void the_concentration_index_by_mean_ranks_does_not_depend_on_the_order_of_rows() throws Undefined {
        double[] amount = sources[1];
        double population = Arrays.stream(rows.weights).sum();
        double covariance = 0;
        double mean = 0;
        for (int i = 0; i < 120; i++) {
            double rank = 0;
            for (int j = 0; j < 120; j++) {
                double below = rows.incomes[j] < rows.incomes[i] ? 1 : rows.incomes[j] == rows.incomes[i] ? 0.5 : 0;
                rank += rows.weights[j] * below / population;
            }
            covariance += rows.weights[i] / population * amount[i] * (rank - 0.5);
            mean += rows.weights[i] / population * amount[i];
        }
        double index = ConcentrationIndex.of(amount, rows.incomes, rows.weights).value();
        assertThat(index).isCloseTo(2 * covariance / mean, within(1e-13));
        assertThat(ConcentrationIndex.of(
                                Rows.reversed(amount), Rows.reversed(rows.incomes), Rows.reversed(rows.weights))
                        .value())
                .isCloseTo(index, within(1e-14));
    }

    @Test
    void rows_with_an_unknown_amount_or_rank_are_left_out() throws Undefined {
        double[] amounts = {1, Double.NaN, 5, 2};
        double[] ranks = {3, 1, Double.NaN, 8};
        double[] weights = {1, 1, 1, 1};
        // left are the amounts 1 and 2 at the ranks 1/4 and 3/4
        assertThat(ConcentrationIndex.of(amounts, ranks, weights).value()).isCloseTo(2 * 0.125 / 1.5, within(1e-15));
        assertThatThrownBy(() -> ConcentrationIndex.of(new double[] {0}, new double[] {1}, new double[] {1})
                        .value())
                .isInstanceOf(Undefined.class);
    }

    @Test
    void sources_contribute_the_whole_index() throws Undefined {
        double sum = 0;
        double proportions = 0;
        for (double[] source : sources) {
            GiniSourceDecomposition part = GiniSourceDecomposition.of(source, totals, rows.weights);
            assertThat(part.contribution()).isCloseTo(part.share() * part.gini() * part.correlation(), within(1e-14));
            sum += part.contribution();
            proportions += part.proportion();
        }
        assertThat(sum).isCloseTo(new Gini().value(SortedIncomes.of(totals, rows.weights)), within(1e-14));
        assertThat(proportions).isCloseTo(1, within(1e-13));
    }

    @Test
    void a_source_of_nothing_has_no_index_of_its_own() {
        assertThatThrownBy(() -> GiniSourceDecomposition.of(new double[120], totals, rows.weights))
                .isInstanceOf(Undefined.class);
    }

    @ParameterizedTest
    @EnumSource(ShapleyGiniSources.Removed.class)
    void shapley_shares_sum_to_the_index(ShapleyGiniSources.Removed removed) throws Undefined {
        double[] shares = ShapleyGiniSources.shares(sources, rows.weights, removed);
        assertThat(Arrays.stream(shares).sum())
                .isCloseTo(new Gini().value(SortedIncomes.of(totals, rows.weights)), within(1e-14));
    }

    @Test
    void a_source_that_everybody_has_alike_gets_nothing_when_sources_are_equalised() throws Undefined {
        double[] alike = new double[120];
        Arrays.fill(alike, 7);
        double[] shares = ShapleyGiniSources.shares(
                new double[][] {sources[0], alike}, rows.weights, ShapleyGiniSources.Removed.EQUALISED);
        assertThat(shares[1]).isCloseTo(0, within(1e-15));
    }

    @Test
    void shapley_shares_are_the_mean_over_all_orders() throws Undefined {
        double[] worths = {0, 3, 5, 9, 2, 8, 6, 20};
        double[] sums = new double[3];
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            int present = 0;
            for (int factor : order) {
                sums[factor] += (worths[present | 1 << factor] - worths[present]) / 6;
                present |= 1 << factor;
            }
        }
        double[] shares = Shapley.shares(3, present -> worths[present]);
        for (int factor = 0; factor < 3; factor++) {
            assertThat(shares[factor]).isCloseTo(sums[factor], within(1e-14));
        }
        assertThatThrownBy(() -> Shapley.shares(0, present -> 0)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> Shapley.shares(25, present -> 0)).isInstanceOf(Undefined.class);
    }

    private double[] sum() {
        double[] sum = new double[120];
        for (double[] source : sources) {
            for (int row = 0; row < 120; row++) {
                sum[row] += source[row];
            }
        }
        return sum;
    }
}

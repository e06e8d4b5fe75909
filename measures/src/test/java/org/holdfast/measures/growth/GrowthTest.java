package org.holdfast.measures.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.PoorIf;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final double[] ONES = {1, 1, 1, 1};

    @Test
    void growth_at_quantiles_and_of_means_is_worked_out_by_hand() throws Undefined {
        GrowthIncidence growth = new GrowthIncidence(
                SortedIncomes.of(new double[] {10, 20, 30, 40}, ONES),
                SortedIncomes.of(new double[] {12, 30, 21, 40}, ONES));
        assertThat(growth.atQuantile(0.25, QuantileDefinition.INVERSE)).isCloseTo(0.2, within(1e-15));
        assertThat(growth.atQuantile(0.5, QuantileDefinition.INVERSE)).isCloseTo(0.05, within(1e-15));
        assertThat(growth.ofMean()).isCloseTo(0.03, within(1e-15));
        assertThat(growth.ofMeans(2)).containsExactly(new double[] {0.1, 0.0}, within(1e-15));
        // the poorest 40 % are the first person and six tenths of the second
        assertThat(growth.ofPoorest(0.4)).isCloseTo((12 + 0.6 * 21) / (10 + 0.6 * 20) - 1, within(1e-15));
        assertThat(GrowthIncidence.yearly(0.21, 2)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void growth_from_nothing_is_undefined() throws Undefined {
        GrowthIncidence growth = new GrowthIncidence(
                SortedIncomes.of(new double[] {0, 0, 30, 40}, ONES), SortedIncomes.of(new double[] {1, 2, 3, 4}, ONES));
        assertThatThrownBy(() -> growth.atQuantile(0.5, QuantileDefinition.INVERSE))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> growth.ofPoorest(0.5)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> growth.ofPoorest(0)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> growth.atQuantile(1.5, QuantileDefinition.INVERSE))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> growth.ofMeans(0)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> GrowthIncidence.yearly(0.1, 0)).isInstanceOf(Undefined.class);
    }

    @Test
    void the_rate_of_pro_poor_growth_is_the_mean_growth_of_the_poor() throws Undefined {
        SortedIncomes first = SortedIncomes.of(new double[] {50, 80, 200, 300}, ONES);
        SortedIncomes second = SortedIncomes.of(new double[] {55, 88, 200, 300}, ONES);
        assertThat(ProPoorGrowth.rate(first, second, 100)).isCloseTo(Math.log(1.1), within(1e-14));
        assertThatThrownBy(() -> ProPoorGrowth.rate(first, second, 10)).isInstanceOf(Undefined.class);
        SortedIncomes zero = SortedIncomes.of(new double[] {0, 80, 200, 300}, ONES);
        assertThatThrownBy(() -> ProPoorGrowth.rate(zero, second, 100)).isInstanceOf(Undefined.class);
    }

    @Test
    void elasticities_are_those_of_a_small_growth() throws Undefined {
        double[] incomes = {10, 30, 45, 70, 95, 130, 220};
        double[] grown = new double[incomes.length];
        double[] weights = {1, 2, 1, 3, 1, 1, 1};
        for (int i = 0; i < incomes.length; i++) {
            grown[i] = incomes[i] * (1 + 1e-6);
        }
        SortedIncomes first = SortedIncomes.of(incomes, weights);
        SortedIncomes second = SortedIncomes.of(grown, weights);
        for (double alpha : new double[] {1, 2, 3}) {
            double change = new Fgt(100, alpha).value(second) / new Fgt(100, alpha).value(first) - 1;
            assertThat(GrowthElasticity.of(first, 100, alpha, PoorIf.BELOW)).isCloseTo(change / 1e-6, within(1e-4));
        }
        assertThat(GrowthElasticity.of(first, 100, 0, PoorIf.BELOW)).isNegative();
        assertThatThrownBy(() -> GrowthElasticity.of(first, 5, 1, PoorIf.BELOW)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> GrowthElasticity.of(first, 100, 0.5, PoorIf.BELOW))
                .isInstanceOf(Undefined.class);
    }
}

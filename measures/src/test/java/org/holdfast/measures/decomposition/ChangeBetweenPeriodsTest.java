package org.holdfast.measures.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.poverty.Fgt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeBetweenPeriodsTest {
    private final Rows before = new Rows(31, 150);
    private final Rows after = new Rows(32, 170);

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2})
    void the_parts_make_up_the_change(double alpha) throws Undefined {
        SortedIncomes first = SortedIncomes.of(before.incomes, before.weights);
        SortedIncomes second = SortedIncomes.of(after.incomes, after.weights);
        GrowthRedistribution parts = GrowthRedistribution.between(first, second, 9, line -> new Fgt(line, alpha));
        assertThat(parts.change())
                .isCloseTo(new Fgt(9, alpha).value(second) - new Fgt(9, alpha).value(first), within(1e-15));
        assertThat(parts.shapleyGrowth() + parts.shapleyRedistribution()).isCloseTo(parts.change(), within(1e-14));
        assertThat(parts.base().residual()).isCloseTo(-parts.end().residual(), within(1e-14));
        GrowthInequalityLine still = GrowthInequalityLine.between(first, second, 9, 9, line -> new Fgt(line, alpha));
        assertThat(still.line()).isCloseTo(0, within(1e-15));
        assertThat(still.growth()).isCloseTo(parts.shapleyGrowth(), within(1e-14));
        GrowthInequalityLine moving = GrowthInequalityLine.between(first, second, 9, 11, line -> new Fgt(line, alpha));
        assertThat(moving.change())
                .isCloseTo(new Fgt(11, alpha).value(second) - new Fgt(9, alpha).value(first), within(1e-14));
    }

    @Test
    void growth_alone_redistributes_nothing() throws Undefined {
        SortedIncomes first = SortedIncomes.of(before.incomes, before.weights);
        double[] doubled =
                Arrays.stream(before.incomes).map(income -> income * 2).toArray();
        GrowthRedistribution parts = GrowthRedistribution.between(
                first, SortedIncomes.of(doubled, before.weights), 9, line -> new Fgt(line, 1));
        assertThat(parts.base().redistribution()).isCloseTo(0, within(1e-15));
        assertThat(parts.base().growth()).isCloseTo(parts.change(), within(1e-15));
    }

    @Test
    void a_period_without_a_positive_mean_cannot_be_compared() throws Undefined {
        SortedIncomes first = SortedIncomes.of(new double[] {0, 0}, new double[] {1, 1});
        SortedIncomes second = SortedIncomes.of(after.incomes, after.weights);
        assertThatThrownBy(() -> GrowthRedistribution.between(first, second, 9, line -> new Fgt(line, 1)))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> GrowthInequalityLine.between(first, second, 9, 9, line -> new Fgt(line, 1)))
                .isInstanceOf(Undefined.class);
    }
}

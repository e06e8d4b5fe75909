package org.holdfast.measures.incidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidenceTest {
    private static final double[] INCOMES = {10, 20, 20, 40};
    private static final double[] WEIGHTS = {1, 1, 1, 1};

    @Test
    void shares_by_whole_rows_and_by_exact_parts_differ_where_incomes_tie() throws Undefined {
        BenefitIncidence halves = BenefitIncidence.of(new double[] {6, 4, 0, 0}, INCOMES, WEIGHTS, 2);
        assertThat(halves.shares()).containsExactly(new double[] {1, 0}, within(1e-15));
        // the two people with 20 share 4: half of them is in each half
        assertThat(halves.exactShares()).containsExactly(new double[] {0.8, 0.2}, within(1e-15));
        assertThat(halves.coverage()).containsExactly(new double[] {2 / 3.0, 0}, within(1e-15));
        assertThat(halves.relativeToIncome()).containsExactly(new double[] {0.2, 0}, within(1e-15));
    }

    @Test
    void unknown_numbers_and_zero_weights_take_no_part() throws Undefined {
        BenefitIncidence one = BenefitIncidence.of(
                new double[] {6, Double.NaN, 5, 2},
                new double[] {10, 20, Double.NaN, 40},
                new double[] {1, 1, 1, 0},
                1);
        assertThat(one.shares()).containsExactly(1);
        assertThat(one.coverage()).containsExactly(1);
        assertThat(one.relativeToIncome()).containsExactly(new double[] {0.6}, within(1e-15));
    }

    @Test
    void a_part_that_ties_leave_empty_has_no_coverage_and_benefits_without_income_are_infinite() throws Undefined {
        BenefitIncidence tied = BenefitIncidence.of(new double[] {1, 1, 1, 1}, new double[] {7, 7, 7, 7}, WEIGHTS, 2);
        assertThatThrownBy(tied::coverage).isInstanceOf(Undefined.class).hasMessageContaining("part 2");
        assertThat(tied.exactShares()).containsExactly(new double[] {0.5, 0.5}, within(1e-15));
        BenefitIncidence idle = BenefitIncidence.of(new double[] {3, 0}, new double[] {0, 5}, new double[] {1, 1}, 2);
        assertThat(idle.relativeToIncome()).containsExactly(Double.POSITIVE_INFINITY, 0);
        BenefitIncidence none = BenefitIncidence.of(new double[2], new double[] {1, 5}, new double[] {1, 1}, 2);
        assertThatThrownBy(none::shares).isInstanceOf(Undefined.class);
        assertThatThrownBy(none::exactShares).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> BenefitIncidence.of(new double[0], new double[0], new double[0], 5))
                .isInstanceOf(Undefined.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exact_shares_sum_to_one_and_a_benefit_alike_for_all_is_shared_alike(long seed) throws Undefined {
        Random random = new Random(seed);
        double[] benefits = random.doubles(200).toArray();
        double[] incomes = random.doubles(200).map(x -> Math.rint(x * 20)).toArray();
        double[] weights = random.doubles(200).map(x -> x < 0.1 ? 0 : x).toArray();
        double[] shares = BenefitIncidence.of(benefits, incomes, weights, 10).exactShares();
        assertThat(Arrays.stream(shares).sum()).as("seed %d", seed).isCloseTo(1, within(1e-13));
        double[] alike = new double[200];
        Arrays.fill(alike, 3);
        for (double share : BenefitIncidence.of(alike, incomes, weights, 10).exactShares()) {
            assertThat(share).isCloseTo(0.1, within(1e-13));
        }
    }

    @Test
    void the_vertical_effect_of_a_tax_is_the_fall_to_the_concentration_of_net_income() throws Undefined {
        double[] incomes = {10, 30, 30, 80, 200};
        double[] tax = {0, 5, 2, 20, 70};
        double[] weights = {2, 1, 1, 1, 0.5};
        TaxProgressivity progressive = TaxProgressivity.of(tax, incomes, weights);
        double[] net = new double[5];
        for (int i = 0; i < 5; i++) {
            net[i] = incomes[i] - tax[i];
        }
        Redistribution effect = Redistribution.of(incomes, net, weights);
        assertThat(progressive.kakwani()).isPositive();
        assertThat(progressive.vertical()).isCloseTo(effect.vertical(), within(1e-15));
        assertThat(progressive.giniAfter()).isEqualTo(effect.giniAfter());
        assertThat(effect.effect()).isCloseTo(effect.vertical() - effect.reranking(), within(1e-15));
        assertThat(effect.reranking()).isNotNegative();
    }

    @Test
    void a_proportional_tax_is_neither_progressive_nor_reranking_and_one_of_everything_leaves_nothing()
            throws Undefined {
        double[] incomes = {10, 30, 80};
        double[] weights = {1, 1, 1};
        TaxProgressivity flat = TaxProgressivity.of(new double[] {1, 3, 8}, incomes, weights);
        assertThat(flat.kakwani()).isCloseTo(0, within(1e-15));
        assertThat(flat.averageRate()).isCloseTo(0.1, within(1e-15));
        assertThatThrownBy(() -> TaxProgressivity.of(incomes, incomes, weights)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> TaxProgressivity.of(new double[3], incomes, weights))
                .isInstanceOf(Undefined.class);
    }
}

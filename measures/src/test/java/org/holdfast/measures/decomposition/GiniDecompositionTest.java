package org.holdfast.measures.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;
import org.junit.jupiter.api.Test;

class GiniDecompositionTest {
    @Test
    void groups_that_do_not_overlap_leave_no_rest() throws Undefined {
        GiniDecomposition parts = GiniDecomposition.of(
                new String[] {"low", "high", "low", "high"}, new double[] {1, 9, 3, 7}, new double[] {1, 2, 1, 2});
        assertThat(parts.overlap()).isCloseTo(0, within(1e-15));
        // by hand: means 2 and 8 of 2 and 4 people, mean 6: 2 * 2 * 4 * 6 / (2 * 36 * 6)
        assertThat(parts.between()).isCloseTo(96 / 432.0, within(1e-15));
        assertThat(parts.total()).isCloseTo(parts.within() + parts.between(), within(1e-15));
    }

    @Test
    void one_group_is_all_within() throws Undefined {
        GiniDecomposition parts =
                GiniDecomposition.of(new String[] {"a", "a", "a"}, new double[] {1, 2, 6}, new double[] {1, 1, 1});
        assertThat(parts.within()).isCloseTo(parts.total(), within(1e-15));
        assertThat(parts.between()).isZero();
    }

    @Test
    void groups_of_one_person_each_are_all_between() throws Undefined {
        Rows rows = new Rows(5, 40);
        String[] names = new String[40];
        for (int row = 0; row < 40; row++) {
            names[row] = "person " + row;
        }
        GiniDecomposition parts = GiniDecomposition.of(names, rows.incomes, rows.weights);
        assertThat(parts.within()).isCloseTo(0, within(1e-15));
        assertThat(parts.between()).isCloseTo(parts.total(), within(1e-13));
    }

    @Test
    void the_part_within_is_the_weighted_sum_of_the_indices_of_the_groups() throws Undefined {
        Rows rows = new Rows(6, 200);
        SortedIncomes whole = SortedIncomes.of(rows.incomes, rows.weights);
        double sum = 0;
        for (String group : new String[] {"a", "b", "c"}) {
            double[] weights = rows.weights.clone();
            for (int row = 0; row < weights.length; row++) {
                weights[row] = rows.groups[row].equals(group) ? weights[row] : 0;
            }
            SortedIncomes own = SortedIncomes.of(rows.incomes, weights);
            sum += own.totalWeight()
                    / whole.totalWeight()
                    * own.totalIncome()
                    / whole.totalIncome()
                    * new Gini().value(own);
        }
        assertThat(GiniDecomposition.of(rows.groups, rows.incomes, rows.weights).within())
                .isCloseTo(sum, within(1e-14));
    }

    @Test
    void nobody_has_no_decomposition() {
        assertThatThrownBy(() -> GiniDecomposition.of(new String[0], new double[0], new double[0]))
                .isInstanceOf(Undefined.class);
    }
}

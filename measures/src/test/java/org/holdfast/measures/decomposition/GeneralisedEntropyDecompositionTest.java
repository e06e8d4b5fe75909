package org.holdfast.measures.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralisedEntropyDecompositionTest {
    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 0.5, 1, 2, 3})
    void within_and_between_make_up_the_total(double alpha) throws Undefined {
        GeneralisedEntropyDecomposition parts = of(new Rows(7, 300), alpha, 1);
        assertThat(parts.within() + parts.between()).isCloseTo(parts.total(), within(1e-12));
        assertThat(parts.within()).isPositive();
        assertThat(parts.between()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 0.5, 1, 2})
    void the_total_is_the_index_by_its_definition(double alpha) throws Undefined {
        Rows rows = new Rows(8, 100);
        double population = 0;
        double total = 0;
        for (int row = 0; row < rows.incomes.length; row++) {
            population += rows.weights[row];
            total += rows.weights[row] * rows.incomes[row];
        }
        double index = 0;
        for (int row = 0; row < rows.incomes.length; row++) {
            double ratio = rows.incomes[row] / (total / population);
            double term = alpha == 0
                    ? -Math.log(ratio)
                    : alpha == 1 ? ratio * Math.log(ratio) : (Math.pow(ratio, alpha) - 1) / (alpha * (alpha - 1));
            index += rows.weights[row] / population * term;
        }
        assertThat(of(rows, alpha, 1).total()).isCloseTo(index, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2})
    void another_unit_of_money_changes_nothing(double alpha) throws Undefined {
        Rows rows = new Rows(9, 80);
        assertThat(of(rows, alpha, 1000).between()).isCloseTo(of(rows, alpha, 1).between(), within(1e-13));
        assertThat(of(rows, alpha, 1000).within()).isCloseTo(of(rows, alpha, 1).within(), within(1e-13));
    }

    @Test
    void parts_that_are_combined_equal_the_whole() throws Undefined {
        Rows rows = new Rows(10, 120);
        GeneralisedEntropyDecomposition one = new GeneralisedEntropyDecomposition(1);
        GeneralisedEntropyDecomposition other = new GeneralisedEntropyDecomposition(1);
        for (int row = 0; row < 120; row++) {
            (row % 3 == 0 ? one : other).accept(rows.groups[row], rows.incomes[row], rows.weights[row]);
        }
        GeneralisedEntropyDecomposition combined = one.combine(other);
        GeneralisedEntropyDecomposition whole = of(rows, 1, 1);
        assertThat(combined.within()).isCloseTo(whole.within(), within(1e-14));
        assertThat(combined.between()).isCloseTo(whole.between(), within(1e-14));
    }

    @Test
    void zeros_belong_in_above_alpha_zero_and_have_no_index_at_or_below() throws Undefined {
        GeneralisedEntropyDecomposition theil = new GeneralisedEntropyDecomposition(1);
        GeneralisedEntropyDecomposition deviation = new GeneralisedEntropyDecomposition(0);
        double[] incomes = {0, 0, 10, 20};
        for (int row = 0; row < 4; row++) {
            theil.accept(row < 2 ? "poor" : "rich", incomes[row], 1);
            deviation.accept("all", incomes[row], 1);
        }
        // by hand: (4/3 ln(4/3) + 8/3 ln(8/3)) / 4
        assertThat(theil.total())
                .isCloseTo((4 / 3.0 * Math.log(4 / 3.0) + 8 / 3.0 * Math.log(8 / 3.0)) / 4, within(1e-14));
        assertThat(theil.within() + theil.between()).isCloseTo(theil.total(), within(1e-14));
        assertThatThrownBy(deviation::total).isInstanceOf(Undefined.class).hasMessageContaining("zero or less");
    }

    @Test
    void a_group_with_a_mean_of_zero_still_adds_up_for_alpha_two() throws Undefined {
        GeneralisedEntropyDecomposition parts = new GeneralisedEntropyDecomposition(2);
        parts.accept("a", -5, 1);
        parts.accept("a", 5, 1);
        parts.accept("b", 30, 2);
        assertThat(parts.within() + parts.between()).isCloseTo(parts.total(), within(1e-14));
        assertThat(parts.total()).isCloseTo(0.5 * ((25 + 25 + 1800) / 4.0 / 225 - 1), within(1e-14));
    }

    @Test
    void nobody_and_a_mean_that_is_not_positive_have_no_index() {
        GeneralisedEntropyDecomposition none = new GeneralisedEntropyDecomposition(1);
        none.accept("a", Double.NaN, 1);
        none.accept("a", 5, 0);
        assertThatThrownBy(none::total).isInstanceOf(Undefined.class);
        GeneralisedEntropyDecomposition zeros = new GeneralisedEntropyDecomposition(1);
        zeros.accept("a", 0, 1);
        assertThatThrownBy(zeros::within).isInstanceOf(Undefined.class).hasMessageContaining("mean");
        GeneralisedEntropyDecomposition negative = new GeneralisedEntropyDecomposition(1);
        negative.accept("a", -1, 1);
        negative.accept("a", 5, 1);
        assertThatThrownBy(negative::between).isInstanceOf(Undefined.class);
    }

    private static GeneralisedEntropyDecomposition of(Rows rows, double alpha, double unit) {
        GeneralisedEntropyDecomposition parts = new GeneralisedEntropyDecomposition(alpha);
        for (int row = 0; row < rows.incomes.length; row++) {
            parts.accept(rows.groups[row], rows.incomes[row] * unit, rows.weights[row]);
        }
        return parts;
    }
}

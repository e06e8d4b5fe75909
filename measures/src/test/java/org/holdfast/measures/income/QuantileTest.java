package org.holdfast.measures.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.holdfast.measures.income.RandomIncomes.of;
import static org.holdfast.measures.income.RandomIncomes.sorted;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class QuantileTest {
    private static double quantile(double share, QuantileDefinition definition, SortedIncomes incomes)
            throws Undefined {
        return new Quantile(share, definition).value(incomes);
    }

    @Test
    void the_definitions_differ_at_an_exact_hit() throws Undefined {
        SortedIncomes four = sorted(of(10, 20, 30, 40));
        assertThat(quantile(0.5, QuantileDefinition.INVERSE, four)).isEqualTo(20);
        assertThat(quantile(0.5, QuantileDefinition.UPPER, four)).isEqualTo(30);
        assertThat(quantile(0.5, QuantileDefinition.AVERAGE, four)).isEqualTo(25);
        assertThat(quantile(0.5, QuantileDefinition.MIDPOINT, four)).isEqualTo(25);
        assertThat(quantile(0.5, QuantileDefinition.COUNTS, four)).isEqualTo(25);
    }

    @Test
    void the_numbered_definitions_of_unweighted_incomes_are_those_of_hyndman_and_fan() throws Undefined {
        // R 4.2: quantile(c(10, 20, 40, 80, 160), 0.3, type = 4:9), by hand from the plotting positions
        SortedIncomes five = sorted(of(10, 20, 40, 80, 160));
        double[] positions = {
            5 * 0.3, 5 * 0.3 + 0.5, 6 * 0.3, 4 * 0.3 + 1, (5 + 1 / 3.0) * 0.3 + 1 / 3.0, 5.25 * 0.3 + 0.375
        };
        for (int number = 4; number <= 9; number++) {
            double position = positions[number - 4];
            double below = Math.floor(position) == 1 ? 10 : 20;
            double expected = below + (position - Math.floor(position)) * below;
            assertThat(quantile(0.3, QuantileDefinition.valueOf("HYNDMAN_FAN_" + number), five))
                    .as("type %d", number)
                    .isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void rounding_of_sums_does_not_decide() throws Undefined {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        SortedIncomes ten = sorted(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), tenths);
        // 0.1 + 0.1 + 0.1 > 0.3 in floating point
        assertThat(quantile(0.3, QuantileDefinition.INVERSE, ten)).isEqualTo(3);
        assertThat(quantile(0.3, QuantileDefinition.UPPER, ten)).isEqualTo(4);
        assertThat(quantile(0.7, QuantileDefinition.INVERSE, ten)).isEqualTo(7);
        assertThat(quantile(0.7, QuantileDefinition.UPPER, ten)).isEqualTo(8);
    }

    @Test
    void the_ends_are_the_extreme_incomes_of_persons_with_weight() throws Undefined {
        SortedIncomes incomes = sorted(of(1, 2, 3, 4), 0, 1, 1, 0);
        for (QuantileDefinition definition : QuantileDefinition.values()) {
            assertThat(quantile(0, definition, incomes)).as("%s", definition).isEqualTo(2);
            assertThat(quantile(1, definition, incomes)).as("%s", definition).isEqualTo(3);
        }
    }

    @Test
    void counts_follow_the_scale_of_weights_and_the_others_do_not() throws Undefined {
        double[][] drawn = RandomIncomes.draw(2, 101);
        double[] small = Arrays.stream(drawn[1]).map(weight -> weight / 1e6).toArray();
        SortedIncomes scaled = sorted(drawn[0], small);
        assertThat(quantile(0.5, QuantileDefinition.COUNTS, scaled)).isEqualTo(scaled.values()[100]);
        for (QuantileDefinition definition : QuantileDefinition.values()) {
            if (definition != QuantileDefinition.COUNTS) {
                assertThat(quantile(0.5, definition, scaled))
                        .isCloseTo(quantile(0.5, definition, sorted(drawn[0], drawn[1])), within(1e-9));
            }
        }
    }

    @Test
    void one_person_has_every_quantile() throws Undefined {
        for (QuantileDefinition definition : QuantileDefinition.values()) {
            assertThat(quantile(0.37, definition, sorted(of(5)))).isEqualTo(5);
        }
    }

    @Test
    void equal_incomes_have_a_median_but_no_influence_on_it() throws Undefined {
        SortedIncomes equal = sorted(of(7, 7, 7));
        assertThat(Quantile.median().value(equal)).isEqualTo(7);
        assertThatThrownBy(() -> Quantile.median().influences(equal)).isInstanceOf(Undefined.class);
    }

    @Test
    void a_density_is_that_of_all_kernels_however_far() throws Undefined {
        SortedIncomes sample = RandomIncomes.positive(9, 400);
        KernelDensity density = new KernelDensity(sample);
        for (double at : of(1, 300, 900, 5000, 60_000)) {
            double people = 0;
            double income = 0;
            for (int i = 0; i < sample.size(); i++) {
                double units = (at - sample.values()[i]) / density.bandwidth();
                double kernel = Math.exp(-units * units / 2) / Math.sqrt(2 * Math.PI) / density.bandwidth();
                people += sample.weights()[i] * kernel;
                income += sample.weights()[i] * sample.values()[i] * kernel;
            }
            assertThat(density.incomeAt(at)).isCloseTo(income, within(1e-12 * income));
            if (people > 0) {
                assertThat(density.peopleAt(at)).isCloseTo(people, within(1e-12 * people));
            }
        }
    }
}

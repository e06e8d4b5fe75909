package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class DirectEstimateTest {
    private static DirectEstimate of(double... incomes) throws Undefined {
        double[] ones = new double[incomes.length];
        Arrays.fill(ones, 1);
        return new DirectEstimate(incomes, ones);
    }

    @Test
    void five_incomes_by_hand() throws Undefined {
        DirectEstimate area = of(100, 40, 75, 100, 180);
        assertThat(area.mean()).isCloseTo(99, within(1e-12));
        assertThat(area.headcount(100)).as("an income on the line is not poor").isEqualTo(0.4);
        assertThat(area.gap(100)).isCloseTo(0.85 / 5, within(1e-12));
        assertThat(area.quantile(0.5)).isEqualTo(100);
        assertThat(area.quantile(0.4)).as("half-way where the share is exact").isEqualTo(87.5);
        // the 20% quantile is half-way between 40 and 75, the 80% one half-way between 100 and 180
        assertThat(area.quintileShare()).isCloseTo(180 / 40.0, within(1e-12));
    }

    @Test
    void a_negative_income_counts_by_more_than_the_line() throws Undefined {
        assertThat(of(-50, 150).gap(100)).isEqualTo(0.75);
    }

    @Test
    void the_gini_is_half_the_relative_mean_difference() throws Undefined {
        Random random = new Random(5);
        double[] incomes = new double[40];
        double[] weights = new double[40];
        for (int i = 0; i < 40; i++) {
            incomes[i] = Math.floor(1 + 9 * random.nextDouble());
            weights[i] = i % 7 == 0 ? 0 : random.nextDouble();
        }
        double differences = 0;
        double sum = 0;
        double total = 0;
        for (int i = 0; i < 40; i++) {
            sum += weights[i];
            total += weights[i] * incomes[i];
            for (int j = 0; j < 40; j++) {
                differences += weights[i] * weights[j] * Math.abs(incomes[i] - incomes[j]);
            }
        }
        assertThat(new DirectEstimate(incomes, weights).gini())
                .isCloseTo(differences / (2 * sum * total), within(1e-12));
    }

    @Test
    void a_share_reached_exactly_is_seen_although_sums_are_rounded() throws Undefined {
        double[] incomes = new double[10];
        double[] tenths = new double[10];
        Arrays.setAll(incomes, i -> i + 1);
        Arrays.fill(tenths, 0.1);
        assertThat(new DirectEstimate(incomes, tenths).quantile(0.5)).isEqualTo(5.5);
    }

    @Test
    void one_unit_has_a_mean_and_no_quintile_share() throws Undefined {
        DirectEstimate area = of(70);
        assertThat(area.mean()).isEqualTo(70);
        assertThat(area.gini()).isZero();
        assertThat(area.quantile(0.9)).isEqualTo(70);
        assertThatThrownBy(area::quintileShare).isInstanceOf(Undefined.class);
    }

    @Test
    void areas_without_units_or_weight_and_lines_of_zero_are_undefined() throws Undefined {
        double[] one = {1};
        assertThatThrownBy(() -> of()).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new DirectEstimate(one, new double[] {0})).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new DirectEstimate(new double[] {Double.NaN}, one))
                .isInstanceOf(Undefined.class);
        DirectEstimate area = of(-1, 1);
        assertThatThrownBy(area::gini).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> area.gap(0)).isInstanceOf(Undefined.class);
    }
}

package org.holdfast.measures.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class LigonSchechterTest {
    private static final Offset<Double> NEAR = within(1e-12);
    private static final double FLOOR = 0.05;

    private static double[][] noise(long seed, int households, int periods) {
        Random random = new Random(seed);
        double[][] cells = new double[households][periods];
        for (double[] household : cells) {
            for (int t = 0; t < periods; t++) {
                household[t] = random.nextDouble();
            }
        }
        return cells;
    }

    @Test
    void the_parts_add_up_and_the_slope_is_found_again() throws Undefined {
        double[][] x = noise(1, 50, 4);
        double[][] second = noise(2, 50, 4);
        double[][] consumption = new double[50][4];
        double[] weights = new double[50];
        for (int i = 0; i < 50; i++) {
            weights[i] = 1 + i % 3;
            for (int t = 0; t < 4; t++) {
                consumption[i][t] = 100 + 2 * i + 5 * t - 30 * x[i][t] + 12 * second[i][t];
            }
        }
        Panel panel = new Panel(consumption, weights);
        boolean[] all = Panels.everybody(panel);
        LigonSchechter measure = new LigonSchechter(panel, new double[][][] {x, second}, 130, 2, FLOOR, all);
        assertThat(measure.beta()[0] / measure.beta()[1]).isCloseTo(-2.5, NEAR);
        assertThat(measure.unexplainedRisk()).isCloseTo(0, NEAR);
        assertThat(measure.poverty()
                        + measure.aggregateRisk()
                        + measure.idiosyncraticRisk()
                        + measure.unexplainedRisk())
                .isCloseTo(measure.vulnerability(), NEAR);
        assertThat(measure.floored()).isZero();
        assertThat(measure.households()).isEqualTo(50);
    }

    @Test
    void the_scale_of_money_does_not_matter() throws Undefined {
        double[][] consumption = noise(3, 20, 3);
        double[][] tenfold = new double[20][3];
        for (int i = 0; i < 20; i++) {
            for (int t = 0; t < 3; t++) {
                consumption[i][t] += 0.5;
                tenfold[i][t] = 10 * consumption[i][t];
            }
        }
        double[] weights = new double[20];
        Arrays.fill(weights, 2);
        Panel panel = new Panel(consumption, weights);
        double[][][] x = {noise(4, 20, 3)};
        boolean[] all = Panels.everybody(panel);
        LigonSchechter one = new LigonSchechter(panel, x, 1, 3, FLOOR, all);
        LigonSchechter ten = new LigonSchechter(new Panel(tenfold, weights), x, 10, 3, FLOOR, all);
        assertThat(ten.idiosyncraticRisk()).isCloseTo(one.idiosyncraticRisk(), NEAR);
        assertThat(ten.vulnerability()).isCloseTo(one.vulnerability(), NEAR);
    }

    @Test
    void predictions_below_the_floor_are_set_to_it_and_counted() throws Undefined {
        // the means over time are 1 and 101, the means of periods 1 and 101: one prediction is 1 + 1 - 51
        Panel panel = new Panel(new double[][] {{1, 1}, {1, 201}}, new double[] {1, 1});
        LigonSchechter measure = new LigonSchechter(panel, new double[0][][], 50, 1, FLOOR, Panels.everybody(panel));
        assertThat(measure.floored()).isEqualTo(2);
        assertThat(measure.idiosyncraticRisk()).isZero();
        assertThat(measure.beta()).isEmpty();
    }

    @Test
    void what_has_no_utility_or_does_not_vary_is_undefined() throws Undefined {
        Panel panel = Panels.of("PN", "NP");
        boolean[] all = Panels.everybody(panel);
        double[][][] constant = {{{1, 1}, {2, 2}}};
        assertThatThrownBy(() -> new LigonSchechter(panel, constant, 100, 2, FLOOR, all))
                .hasMessageContaining("do not vary");
        double[][] once = {{1, 2}, {2, 1}};
        assertThatThrownBy(() -> new LigonSchechter(panel, new double[][][] {once, once}, 100, 2, FLOOR, all))
                .hasMessageContaining("repeat each other");
        assertThatThrownBy(() -> new LigonSchechter(panel, new double[0][][], 0, 2, FLOOR, all))
                .hasMessageContaining("The line must be positive");
        Panel zero = new Panel(new double[][] {{0, 1}}, new double[] {1});
        assertThatThrownBy(() -> new LigonSchechter(zero, new double[0][][], 1, 2, FLOOR, new boolean[] {true}))
                .hasMessageContaining("Consumption must be positive");
        assertThatThrownBy(() -> new LigonSchechter(panel, new double[0][][], 100, 0, FLOOR, all))
                .isInstanceOf(Undefined.class);
    }
}

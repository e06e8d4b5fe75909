package org.holdfast.measures.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class MobilityTest {
    @Test
    void nobody_moves_when_ranks_are_kept() throws Undefined {
        double[][] outcome = new double[10][];
        double[] weights = new double[10];
        Arrays.fill(weights, 0.1);
        for (int i = 0; i < 10; i++) {
            outcome[i] = new double[] {i, Math.exp(i)};
        }
        Panel panel = new Panel(outcome, weights);
        Mobility mobility = new Mobility(panel, 0, 1, 5, Panels.everybody(panel));
        assertThat(mobility.shorrocks()).isCloseTo(0, within(1e-15));
        assertThat(mobility.matrix()[2]).containsExactly(0, 0, 1, 0, 0);
    }

    @Test
    void moves_are_shares_of_the_group_left() throws Undefined {
        Panel panel =
                new Panel(new double[][] {{1, 4}, {2, 1}, {3, 2}, {4, 3}, {9, Double.NaN}}, new double[] {1, 1, 1, 1, 5
                });
        Mobility mobility = new Mobility(panel, 0, 1, 2, Panels.everybody(panel));
        assertThat(mobility.matrix()[0]).containsExactly(0.5, 0.5);
        assertThat(mobility.matrix()[1]).containsExactly(0.5, 0.5);
        assertThat(mobility.shorrocks()).isEqualTo(1);
    }

    @Test
    void equal_outcomes_stay_together_and_may_leave_a_group_empty() throws Undefined {
        double[] ones = {1, 1, 1, 1};
        Panel tied = new Panel(new double[][] {{1, 1}, {1, 2}, {1, 3}, {2, 4}}, ones);
        Mobility halves = new Mobility(tied, 0, 1, 2, Panels.everybody(tied));
        assertThat(halves.matrix()[0][0]).isCloseTo(2.0 / 3, within(1e-15));
        assertThatThrownBy(() -> new Mobility(tied, 0, 1, 4, Panels.everybody(tied)))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("group 2 of 4");
        assertThatThrownBy(() -> new Mobility(tied, 0, 1, 1, Panels.everybody(tied)))
                .isInstanceOf(Undefined.class);
    }
}

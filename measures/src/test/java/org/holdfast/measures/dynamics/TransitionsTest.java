package org.holdfast.measures.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private static Transitions of(Panel panel) {
        return new Transitions(panel, Panels.LINE);
    }

    @Test
    void rates_are_over_those_who_could_move() throws Undefined {
        Panel panel = Panels.weighted(new double[] {1, 2, 3, 4}, "PP", "PN", "NP", "NN");
        boolean[] all = Panels.everybody(panel);
        assertThat(of(panel).entry(0, 1, all).value()).isCloseTo(3.0 / 7, within(1e-15));
        assertThat(of(panel).exit(0, 1, all).value()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(of(panel).cell(0, 1, true, false, all).value()).isEqualTo(0.2);
        double cells = 0;
        for (boolean before : new boolean[] {true, false}) {
            for (boolean after : new boolean[] {true, false}) {
                cells += of(panel).cell(0, 1, before, after, all).value();
            }
        }
        assertThat(cells).isCloseTo(1, within(1e-15));
    }

    @Test
    void pooled_rates_sum_over_neighbouring_periods_that_were_observed() throws Undefined {
        Panel panel = Panels.of("PPNP", "N.PN", "NNNP");
        boolean[] all = Panels.everybody(panel);
        // at risk of exit: PP, PN, PN; of entry: NP, NN, NN, NP
        assertThat(of(panel).exit(all).value()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(of(panel).entry(all).value()).isEqualTo(0.5);
        assertThat(of(panel).steadyState(all).value()).isCloseTo(0.5 / (0.5 + 2.0 / 3), within(1e-15));
        assertThat(of(panel).expectedSpell(all).value()).isCloseTo(1.5, within(1e-15));
    }

    @Test
    void influences_are_derivatives_by_a_weight() throws Undefined {
        String[] households = {"PPNP", "NNPN", "NNNP", "PNPP"};
        double[] weights = {1, 2, 1, 3};
        double[] heavier = {1, 2, 1, 3 + 1e-6};
        Panel panel = Panels.weighted(weights, households);
        Panel nudged = Panels.weighted(heavier, households);
        boolean[] all = Panels.everybody(panel);
        double steady = (of(nudged).steadyState(all).value()
                        - of(panel).steadyState(all).value())
                / 1e-6;
        double spell = (of(nudged).expectedSpell(all).value()
                        - of(panel).expectedSpell(all).value())
                / 1e-6;
        assertThat(of(panel).steadyState(all).influence()[3]).isCloseTo(steady, within(1e-6));
        assertThat(of(panel).expectedSpell(all).influence()[3]).isCloseTo(spell, within(1e-6));
    }

    @Test
    void relapse_is_among_exits_followed_long_enough() throws Undefined {
        Panel panel = Panels.of(
                "PNPNN", // left twice: relapsed at once; then not
                "PNNPP", // relapsed in the second period after
                "NNPPN", // left in the last period: not followed
                "PN.PP"); // lost from sight
        boolean[] all = Panels.everybody(panel);
        assertThat(of(panel).relapse(1, all).value()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(of(panel).relapse(2, all).value()).isEqualTo(1);
        assertThatThrownBy(() -> of(panel).relapse(4, all)).hasMessageContaining("Nobody left poverty");
        assertThatThrownBy(() -> of(panel).relapse(0, all)).isInstanceOf(Undefined.class);
    }

    @Test
    void a_rate_of_nobody_is_undefined() throws Undefined {
        Panel panel = Panels.of("NN", "NN");
        boolean[] all = Panels.everybody(panel);
        assertThat(of(panel).entry(0, 1, all).value()).isZero();
        assertThatThrownBy(() -> of(panel).exit(0, 1, all)).hasMessageContaining("none could leave");
        assertThatThrownBy(() -> of(panel).steadyState(all)).isInstanceOf(Undefined.class);
        Panel stuck = Panels.of("PP", "NN");
        assertThatThrownBy(() -> of(stuck).steadyState(all)).hasMessageContaining("Nobody enters or leaves");
        assertThatThrownBy(() -> of(stuck).expectedSpell(all)).hasMessageContaining("Nobody leaves");
    }
}

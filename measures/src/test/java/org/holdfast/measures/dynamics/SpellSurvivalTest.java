package org.holdfast.measures.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class SpellSurvivalTest {
    private static SpellSurvival poverty(Panel panel, boolean weighted) throws Undefined {
        return new SpellSurvival(panel, Panels.LINE, true, weighted, Panels.everybody(panel));
    }

    @Test
    void spells_under_way_at_the_start_are_dropped_and_unfinished_ones_watched_to_the_end() throws Undefined {
        SpellSurvival survival = poverty(
                Panels.of(
                        "PPNNN", // under way at the start
                        "NPNNN", // one period
                        "NPPNN", // two
                        "NPPPP", // not finished: at risk three times
                        "NNNPP", // not finished: at risk once
                        "NNNNP", // begins in the last period
                        "NPP.N"), // lost from sight after two: at risk once
                false);
        assertThat(survival.durations()).isEqualTo(3);
        assertThat(survival.atRisk(1)).isEqualTo(5);
        assertThat(survival.ends(1)).isEqualTo(1);
        assertThat(survival.atRisk(2)).isEqualTo(2);
        assertThat(survival.ends(2)).isEqualTo(1);
        assertThat(survival.atRisk(3)).isEqualTo(1);
        assertThat(survival.survivor(1)).isCloseTo(0.8, within(1e-15));
        assertThat(survival.survivor(3)).isCloseTo(0.4, within(1e-15));
        assertThat(survival.greenwood(1)).isCloseTo(Math.sqrt(0.8 * 0.2 / 5), within(1e-15));
        assertThat(survival.greenwood(3)).isCloseTo(0.4 * Math.sqrt(1.0 / 20 + 1.0 / 2), within(1e-15));
    }

    @Test
    void spells_out_of_poverty_are_the_same_with_sides_changed() throws Undefined {
        Panel panel = Panels.of("PNPPP", "PNNPP", "PNNNN");
        SpellSurvival out = new SpellSurvival(panel, Panels.LINE, false, false, Panels.everybody(panel));
        SpellSurvival mirrored = poverty(Panels.of("NPNNN", "NPPNN", "NPPPP"), false);
        assertThat(out.survivor(2)).isEqualTo(mirrored.survivor(2));
        assertThat(out.survivor(2)).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Test
    void the_influence_is_the_derivative_by_a_weight() throws Undefined {
        String[] households = {"NPNNPPN", "NPPNNPN", "NPPPPPP", "NNNPPNN"};
        double[] weights = {1, 2, 3, 1};
        double[] heavier = {1, 2 + 1e-6, 3, 1};
        SpellSurvival survival = poverty(Panels.weighted(weights, households), true);
        SpellSurvival nudged = poverty(Panels.weighted(heavier, households), true);
        for (int duration = 1; duration <= survival.durations(); duration++) {
            double slope = (nudged.survivor(duration) - survival.survivor(duration)) / 1e-6;
            assertThat(survival.linearised(duration).influence()[1]).isCloseTo(slope, within(1e-6));
            assertThat(survival.linearised(duration).value()).isEqualTo(survival.survivor(duration));
        }
    }

    @Test
    void once_no_spell_survives_errors_are_zero() throws Undefined {
        SpellSurvival survival = poverty(Panels.of("NPN", "NPN"), true);
        assertThat(survival.survivor(1)).isZero();
        assertThat(survival.greenwood(1)).isZero();
        assertThat(survival.linearised(1).influence()).containsOnly(0);
    }

    @Test
    void without_a_spell_there_is_nothing_to_measure() throws Undefined {
        Panel panel = Panels.of("PPP", "NNP");
        assertThatThrownBy(() -> poverty(panel, true))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("No spell");
        Panel weightless = Panels.weighted(new double[] {0}, "NPN");
        assertThatThrownBy(() -> poverty(weightless, true)).isInstanceOf(Undefined.class);
        assertThat(poverty(weightless, false).survivor(1)).isZero();
    }
}

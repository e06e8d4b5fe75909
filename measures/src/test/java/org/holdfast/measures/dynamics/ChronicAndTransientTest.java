package org.holdfast.measures.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.multidimensional.Fraction;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.measures.poverty.PovertyLine;
import org.junit.jupiter.api.Test;

class ChronicAndTransientTest {
    private static final Offset<Double> EXACT = within(1e-14);
    private static final PovertyLine LINE = Panels.LINE;

    @Test
    void chronic_poverty_is_that_of_the_mean_over_time() throws Undefined {
        Panel panel = new Panel(new double[][] {{40, 120}, {80, 160}, {200, 200}}, new double[] {1, 1, 2});
        boolean[] all = Panels.everybody(panel);
        JalanRavallion gap = new JalanRavallion(panel, LINE, 1);
        // means 80, 120, 200; gaps 0.6, 0, 0.2, 0
        assertThat(gap.total(all).value()).isCloseTo((0.3 + 0.1) / 4, EXACT);
        assertThat(gap.chronic(all).value()).isCloseTo(0.2 / 4, EXACT);
        assertThat(gap.transitory(all).value()).isCloseTo(0.2 / 4, EXACT);
        JalanRavallion headcount = new JalanRavallion(panel, LINE, 0);
        assertThat(headcount.chronic(all).value()).isEqualTo(0.25);
        assertThat(headcount.transitory(all).value()).isEqualTo(0);
    }

    @Test
    void the_bias_is_the_second_order_term_of_households_poor_on_average() throws Undefined {
        Panel panel = new Panel(new double[][] {{40, 120}, {80, 160}}, new double[] {1, 1});
        boolean[] all = Panels.everybody(panel);
        // variance of the first 3200, T = 2, alpha = 2: 2 * -1 / 4 * 0.32 over two households
        assertThat(new JalanRavallion(panel, LINE, 2).bias(all).value()).isCloseTo(-0.08, EXACT);
        assertThat(new JalanRavallion(panel, LINE, 3).bias(all).value()).isCloseTo(-6.0 / 4 * 0.32 * 0.2 / 2, EXACT);
        assertThat(new JalanRavallion(panel, LINE, 1).bias(all).value()).isZero();
        Panel once = new Panel(new double[][] {{40}}, new double[] {1});
        assertThatThrownBy(() -> new JalanRavallion(once, LINE, 2).bias(new boolean[] {true}))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void equivalent_gaps_add_up_and_their_influence_is_the_derivative_by_a_weight() throws Undefined {
        Random random = new Random(7);
        double[][] outcome = new double[40][5];
        double[] weights = new double[40];
        for (int i = 0; i < 40; i++) {
            weights[i] = random.nextInt(4);
            for (int t = 0; t < 5; t++) {
                outcome[i][t] = random.nextInt(-20, 220);
            }
        }
        Panel panel = new Panel(outcome, weights);
        boolean[] all = Panels.everybody(panel);
        DuclosAraarGiles measure = new DuclosAraarGiles(panel, LINE, 2.5);
        assertThat(measure.chronic(all).value() + measure.transitory(all).value())
                .isCloseTo(measure.total(all).value(), EXACT);
        assertThat(measure.averageGap(all).value()
                        + measure.costOfInequality(all).value())
                .isCloseTo(measure.chronic(all).value(), EXACT);
        double[] heavier = weights.clone();
        heavier[3] += 1e-6;
        DuclosAraarGiles nudged = new DuclosAraarGiles(new Panel(outcome, heavier), LINE, 2.5);
        double slope = (nudged.chronic(all).value() - measure.chronic(all).value()) / 1e-6;
        assertThat(measure.chronic(all).influence()[3]).isCloseTo(slope, within(1e-7));
    }

    @Test
    void with_an_aversion_of_one_nothing_is_transient_and_without_poverty_all_is_zero() throws Undefined {
        Panel panel = Panels.of("PNPN", "PPPP");
        boolean[] all = Panels.everybody(panel);
        DuclosAraarGiles neutral = new DuclosAraarGiles(panel, LINE, 1);
        assertThat(neutral.transitory(all).value()).isZero();
        assertThat(neutral.costOfInequality(all).value()).isCloseTo(0, EXACT);
        Panel well = Panels.of("NNN", "NNN");
        DuclosAraarGiles nobody = new DuclosAraarGiles(well, LINE, 2);
        assertThat(nobody.total(Panels.everybody(well)).value()).isZero();
        assertThat(nobody.total(Panels.everybody(well)).influence()).containsOnly(0);
        assertThatThrownBy(() -> new DuclosAraarGiles(panel, LINE, 0.5)).isInstanceOf(Undefined.class);
    }

    @Test
    void who_is_poor_in_exactly_the_share_of_periods_counts() throws Undefined {
        Panel panel = Panels.of("PPN", "PNN", "PPP", "NNN");
        boolean[] all = Panels.everybody(panel);
        PovertyDuration duration = new PovertyDuration(panel, LINE);
        Fraction twoThirds = Fraction.of(0.6666666666666666);
        assertThat(duration.chronic(twoThirds, 0, all).value()).isCloseTo(5.0 / 12, EXACT);
        assertThat(duration.chronic(twoThirds, 1, all).value()).isCloseTo(2.5 / 12, EXACT);
        assertThat(duration.chronic(new Fraction(0, 1), 0, all).value()).isCloseTo(6.0 / 12, EXACT);
        assertThat(duration.distribution(all))
                .extracting(share -> share.value())
                .containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(duration.between(1, 2, all).value()).isEqualTo(0.5);
    }

    @Test
    void persistent_risk_looks_at_the_last_four_periods_alone() throws Undefined {
        Panel panel = Panels.of("NPPNP", "PPNNP", "NPPPN", ".NPPP", "PPP.P");
        boolean[] all = Panels.everybody(panel);
        PovertyDuration duration = new PovertyDuration(panel, LINE);
        assertThat(duration.persistent(2, 3, all).value()).isEqualTo(0.5);
        Panel shorter = Panels.of("PPP");
        assertThatThrownBy(() -> new PovertyDuration(shorter, LINE).persistent(2, 3, new boolean[] {true}))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("4 periods");
    }

    @Test
    void households_not_always_observed_or_outside_the_part_are_left_out() throws Undefined {
        Panel panel = Panels.of("PP", "P.", "NN", "PP");
        JalanRavallion headcount = new JalanRavallion(panel, LINE, 0);
        assertThat(headcount.total(new boolean[] {true, true, true, false}).value())
                .isEqualTo(0.5);
        assertThat(headcount.total(new boolean[] {true, true, true, false}).influence()[1])
                .isZero();
        assertThat(panel.wholeHouseholds(new boolean[] {true, true, true, false}))
                .isEqualTo(2);
        assertThatThrownBy(() -> headcount.total(new boolean[] {false, true, false, false}))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("every period");
    }

    @Test
    void on_the_line_is_poor_only_when_said_and_lines_below_zero_have_no_gaps() throws Undefined {
        Panel panel = new Panel(new double[][] {{100, 100}}, new double[] {1});
        boolean[] all = {true};
        assertThat(new JalanRavallion(panel, LINE, 0).total(all).value()).isZero();
        assertThat(new JalanRavallion(panel, new PovertyLine(100, PoorIf.AT_OR_BELOW), 0)
                        .total(all)
                        .value())
                .isEqualTo(1);
        assertThat(new JalanRavallion(panel, PovertyLine.below(0), 0).total(all).value())
                .isZero();
        assertThatThrownBy(() -> new JalanRavallion(panel, PovertyLine.below(0), 1))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new JalanRavallion(panel, LINE, -1)).isInstanceOf(Undefined.class);
    }

    @Test
    void a_panel_refuses_infinite_outcomes_ragged_periods_and_bad_weights() {
        double[] one = {1};
        assertThatThrownBy(() -> new Panel(new double[][] {{Double.POSITIVE_INFINITY}}, one))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Panel(new double[][] {{1, 2}, {1}}, new double[] {1, 1}))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Panel(new double[][] {{1}}, new double[] {-1}))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() ->
                        new JalanRavallion(new Panel(new double[0][], new double[0]), LINE, 0).total(new boolean[0]))
                .isInstanceOf(Undefined.class);
    }
}

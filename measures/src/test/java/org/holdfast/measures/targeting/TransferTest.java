package org.holdfast.measures.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.measures.poverty.PovertyLine;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final long SEED = 20_261;

    @Test
    void half_the_money_reaches_the_poor_and_part_of_it_is_too_much() throws Undefined {
        TransferIncidence incidence = new TransferIncidence();
        incidence.accept(true, 40, 30, 1);
        incidence.accept(true, 10, 20, 1);
        incidence.accept(false, 0, 50, 2);
        // by hand: 50 of 150; 2 of 4 people; 25 a poor person against 50; 30 + 10 of a gap of 50 and of 150 spent
        assertThat(incidence.shareToPoor()).isCloseTo(50 / 150.0, within(1e-15));
        assertThat(incidence.normalisedShare()).isCloseTo(50 / 150.0 / 0.5, within(1e-15));
        assertThat(incidence.meanRatio()).isCloseTo(0.5, within(1e-15));
        assertThat(incidence.shareOfGapClosed()).isCloseTo(40 / 50.0, within(1e-15));
        assertThat(incidence.shareOfBudgetOnGap()).isCloseTo(40 / 150.0, within(1e-15));
    }

    @Test
    void without_money_or_gaps_there_are_no_shares() {
        TransferIncidence incidence = new TransferIncidence();
        incidence.accept(true, 0, 0, 1);
        incidence.accept(true, Double.NaN, 5, 1);
        assertThatThrownBy(incidence::shareToPoor).isInstanceOf(Undefined.class);
        assertThatThrownBy(incidence::shareOfGapClosed).isInstanceOf(Undefined.class);
    }

    @Test
    void a_person_lifted_to_the_line_is_no_longer_poor() throws Undefined {
        PovertyReduction counted = new PovertyReduction(PovertyLine.below(100), 0);
        PovertyReduction gaps = new PovertyReduction(PovertyLine.below(100), 1);
        PovertyReduction weak = new PovertyReduction(new PovertyLine(100, PoorIf.AT_OR_BELOW), 0);
        for (PovertyReduction each : new PovertyReduction[] {counted, gaps, weak}) {
            each.accept(80, 20, 1);
            each.accept(50, 10, 2);
            each.accept(-50, 0, 1);
            each.accept(Double.NaN, 10, 9);
        }
        assertThat(counted.before()).isEqualTo(1);
        assertThat(counted.after()).isEqualTo(0.75);
        assertThat(weak.after()).isEqualTo(1);
        // by hand: (0.2 + 2 * 0.5 + 1.5) / 4 and (0 + 2 * 0.4 + 1.5) / 4
        assertThat(gaps.before()).isCloseTo(0.675, within(1e-15));
        assertThat(gaps.after()).isCloseTo(0.575, within(1e-15));
    }

    @Test
    void a_gap_to_a_line_of_zero_is_undefined_but_the_poor_can_be_counted() throws Undefined {
        PovertyReduction gaps = new PovertyReduction(PovertyLine.below(0), 1);
        PovertyReduction counted = new PovertyReduction(PovertyLine.below(0), 0);
        gaps.accept(-5, 5, 1);
        counted.accept(-5, 5, 1);
        assertThatThrownBy(gaps::before).isInstanceOf(Undefined.class);
        assertThat(counted.before()).isEqualTo(1);
        assertThat(counted.after()).isZero();
    }

    @Test
    void parts_of_transfers_together_are_the_whole() throws Undefined {
        Households households = Households.drawn(SEED, 300);
        PovertyLine line = PovertyLine.below(150);
        TransferIncidence whole = new TransferIncidence();
        TransferIncidence[] parts = {new TransferIncidence(), new TransferIncidence()};
        PovertyReduction all = new PovertyReduction(line, 2);
        PovertyReduction[] reductions = {new PovertyReduction(line, 2), new PovertyReduction(line, 2)};
        for (int row = 0; row < households.rows(); row++) {
            double income = households.incomes()[row];
            double transfer = households.transfers()[row];
            double weight = households.weights()[row];
            whole.accept(line.poor(income), line.shortfall(income), transfer, weight);
            parts[row % 2].accept(line.poor(income), line.shortfall(income), transfer, weight);
            all.accept(income, transfer, weight);
            reductions[row % 2].accept(income, transfer, weight);
        }
        assertThat(parts[0].combine(parts[1]).shareOfGapClosed()).isCloseTo(whole.shareOfGapClosed(), within(1e-14));
        assertThat(reductions[0].combine(reductions[1]).after()).isCloseTo(all.after(), within(1e-14));
    }

    @Test
    void the_concentration_index_is_twice_a_covariance_over_the_mean() throws Undefined {
        for (long seed = SEED; seed < SEED + 20; seed++) {
            Households drawn = Households.drawn(seed, 60);
            TransferConcentration curve =
                    new TransferConcentration(drawn.incomes(), drawn.transfers(), drawn.weights());
            assertThat(curve.index()).as("seed %d", seed).isCloseTo(slowIndex(drawn), within(1e-12));
            Households back = drawn.reversed();
            TransferConcentration other = new TransferConcentration(back.incomes(), back.transfers(), back.weights());
            assertThat(other.index()).as("seed %d", seed).isCloseTo(curve.index(), within(1e-12));
            assertThat(other.reachOfCurve(0.3)).as("seed %d", seed).isCloseTo(curve.reachOfCurve(0.3), within(1e-12));
            assertThat(other.reachOfUnits(0.3)).as("seed %d", seed).isCloseTo(curve.reachOfUnits(0.3), within(1e-12));
        }
    }

    private static double slowIndex(Households drawn) {
        double all = Arrays.stream(drawn.weights()).sum();
        double money = 0;
        double product = 0;
        for (int row = 0; row < drawn.rows(); row++) {
            double below = 0;
            double equal = 0;
            for (int other = 0; other < drawn.rows(); other++) {
                below += drawn.incomes()[other] < drawn.incomes()[row] ? drawn.weights()[other] : 0;
                equal += drawn.incomes()[other] == drawn.incomes()[row] ? drawn.weights()[other] : 0;
            }
            double rank = (below + equal / 2) / all;
            product += drawn.weights()[row] * drawn.transfers()[row] * (rank - 0.5);
            money += drawn.weights()[row] * drawn.transfers()[row];
        }
        return 2 * product / money;
    }

    @Test
    void the_poorest_tenth_of_ten_people_is_one_of_them() throws Undefined {
        double[] incomes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] transfers = {4, 1, 1, 1, 1, 1, 1, 0, 0, 0};
        double[] weights = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        TransferConcentration curve = new TransferConcentration(incomes, transfers, weights);
        assertThat(curve.reachOfUnits(0.1)).isCloseTo(4, within(1e-12));
        // three weights of 0.1 sum to more than 0.3 in floating point, and are still three
        assertThat(curve.reachOfUnits(0.3)).isCloseTo(0.6 / 0.3, within(1e-12));
        assertThat(curve.reachOfCurve(0.05)).isCloseTo(0.2 / 0.05, within(1e-12));
        assertThat(curve.at(1)).isCloseTo(1, within(1e-15));
        assertThat(curve.at(0)).isZero();
    }

    @Test
    void equal_incomes_share_their_money_and_have_index_zero() throws Undefined {
        double[] same = {5, 5, 5};
        TransferConcentration curve = new TransferConcentration(same, new double[] {9, 0, 0}, new double[] {1, 1, 1});
        assertThat(curve.index()).isCloseTo(0, within(1e-15));
        assertThat(curve.reachOfCurve(0.2)).isCloseTo(1, within(1e-15));
        assertThat(curve.reachOfUnits(0.2)).isCloseTo(1, within(1e-15));
    }

    @Test
    void a_curve_of_nobody_or_no_money_or_of_more_than_everybody_is_undefined() throws Undefined {
        double[] none = {};
        assertThatThrownBy(() -> new TransferConcentration(none, none, none)).isInstanceOf(Undefined.class);
        double[] one = {1};
        assertThatThrownBy(() -> new TransferConcentration(one, new double[] {0}, one))
                .isInstanceOf(Undefined.class);
        TransferConcentration curve = new TransferConcentration(one, one, one);
        assertThatThrownBy(() -> curve.reachOfUnits(1.5)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> curve.reachOfCurve(0)).isInstanceOf(Undefined.class);
    }
}

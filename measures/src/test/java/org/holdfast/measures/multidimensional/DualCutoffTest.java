package org.holdfast.measures.multidimensional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class DualCutoffTest {
    private static final byte NO = Deprivation.NO;
    private static final byte YES = Deprivation.YES;
    private static final byte UNKNOWN = Deprivation.UNKNOWN;

    @Test
    void every_household_exactly_on_the_cutoff_is_poor_whatever_floating_point_sums() throws Undefined {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        assertThat(poorOfTies(tenths, 0.8)).isEqualTo(new int[] {45, 45});
        double[] sixthsAndTwelfths = {1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 12, 1.0 / 12, 1.0 / 12, 1.0 / 12};
        int[] ties = poorOfTies(sixthsAndTwelfths, 0.5);
        assertThat(ties[0]).isPositive().isEqualTo(ties[1]);
    }

    /** How many sets of deprivations weigh exactly the cut-off, and how many of these are poor. */
    private static int[] poorOfTies(double[] weights, double k) throws Undefined {
        DualCutoff cutoff =
                DualCutoff.atLeast(IndicatorWeights.of(weights), Fraction.of(k), MissingIndicators.LEAVE_OUT);
        int ties = 0;
        int poor = 0;
        for (int set = 0; set < 1 << weights.length; set++) {
            byte[] household = new byte[weights.length];
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                household[j] = (byte) (set >> j & 1);
                sum += household[j] * weights[j];
            }
            if (Math.abs(sum - k) < 1e-9) {
                ties++;
                poor += cutoff.isPoor(cutoff.deprived(household), cutoff.counted(household)) ? 1 : 0;
            }
        }
        return new int[] {ties, poor};
    }

    @Test
    void more_than_the_cutoff_leaves_ties_out() throws Undefined {
        IndicatorWeights weights = IndicatorWeights.of(1, 1, 1);
        Fraction third = new Fraction(1, 3);
        byte[] one = {YES, NO, NO};
        assertThat(isPoor(DualCutoff.atLeast(weights, third, MissingIndicators.LEAVE_OUT), one))
                .isTrue();
        assertThat(isPoor(DualCutoff.moreThan(weights, third, MissingIndicators.LEAVE_OUT), one))
                .isFalse();
    }

    @Test
    void unknown_indicators_follow_the_rule() throws Undefined {
        IndicatorWeights weights = IndicatorWeights.of(1, 1, 1, 1);
        Fraction half = new Fraction(1, 2);
        byte[] household = {YES, NO, UNKNOWN, UNKNOWN};
        DualCutoff leaveOut = DualCutoff.atLeast(weights, half, MissingIndicators.LEAVE_OUT);
        assertThat(leaveOut.counted(household)).isZero();
        assertThat(isPoor(leaveOut, household)).isFalse();
        assertThat(isPoor(DualCutoff.atLeast(weights, half, MissingIndicators.REWEIGHT), household))
                .isTrue();
        assertThat(isPoor(DualCutoff.atLeast(weights, half, MissingIndicators.NOT_DEPRIVED), household))
                .isFalse();
    }

    @Test
    void an_indicator_without_weight_may_be_unknown() throws Undefined {
        DualCutoff cutoff =
                DualCutoff.atLeast(IndicatorWeights.of(1, 0), new Fraction(1, 1), MissingIndicators.LEAVE_OUT);
        assertThat(isPoor(cutoff, new byte[] {YES, UNKNOWN})).isTrue();
    }

    @Test
    void a_cutoff_outside_zero_to_one_is_undefined() throws Undefined {
        IndicatorWeights weights = IndicatorWeights.equal(2);
        assertThatThrownBy(() -> DualCutoff.atLeast(weights, new Fraction(0, 1), MissingIndicators.LEAVE_OUT))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> DualCutoff.atLeast(weights, new Fraction(33, 1), MissingIndicators.LEAVE_OUT))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("at most 1");
    }

    private static boolean isPoor(DualCutoff cutoff, byte[] household) {
        return cutoff.isPoor(cutoff.deprived(household), cutoff.counted(household));
    }
}

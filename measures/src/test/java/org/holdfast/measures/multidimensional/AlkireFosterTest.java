package org.holdfast.measures.multidimensional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Linearised;
import org.junit.jupiter.api.Test;

class AlkireFosterTest {
    private static final Offset<Double> EXACT = within(1e-14);
    private static final long SEED = 20261125;

    /** Households of a sample with unknown cells, zero weights, and ties at the cut-off. */
    private static final class Seeded {
        final byte[][] columns = new byte[6][300];
        final double[] weights = new double[300];
        final DualCutoff cutoff;

        Seeded(long seed, MissingIndicators missing) throws Undefined {
            Random random = new Random(seed);
            for (int row = 0; row < weights.length; row++) {
                weights[row] = random.nextInt(5) == 0 ? 0 : random.nextInt(1, 9);
                for (byte[] column : columns) {
                    column[row] = (byte) (random.nextInt(20) == 0 ? 2 : random.nextInt(3) == 0 ? 1 : 0);
                }
            }
            cutoff = DualCutoff.atLeast(IndicatorWeights.of(2, 2, 2, 1, 1, 1), new Fraction(1, 3), missing);
        }

        AlkireFoster counted(int from, int to) {
            AlkireFoster measure = new AlkireFoster(cutoff);
            for (int row = from; row < to; row++) {
                measure.accept(household(row), weights[row]);
            }
            return measure;
        }

        byte[] household(int row) {
            byte[] household = new byte[columns.length];
            for (int j = 0; j < household.length; j++) {
                household[j] = columns[j][row];
            }
            return household;
        }
    }

    @Test
    void the_four_households_of_the_human_development_report_are_reproduced() throws Undefined {
        // Alkire and Santos (2010), UNDP technical note: H = 0.80, A = 0.5625, MPI = 0.450
        int[][] deprived = {
            {0, 0, 0, 1, 0, 0, 0, 0, 1, 0},
            {1, 1, 0, 1, 1, 0, 1, 0, 1, 1},
            {0, 0, 1, 0, 1, 1, 1, 0, 1, 0},
            {1, 0, 0, 1, 1, 0, 0, 0, 1, 1}
        };
        double[] size = {4, 7, 5, 4};
        AlkireFoster measure = new AlkireFoster(
                DualCutoff.atLeast(IndicatorWeights.nested(2, 2, 6), new Fraction(1, 3), MissingIndicators.LEAVE_OUT));
        for (int i = 0; i < size.length; i++) {
            byte[] household = new byte[10];
            for (int j = 0; j < household.length; j++) {
                household[j] = (byte) deprived[i][j];
            }
            measure.accept(household, size[i]);
        }
        assertThat(measure.headcount()).isCloseTo(0.8, EXACT);
        assertThat(measure.intensity()).isCloseTo(0.5625, EXACT);
        assertThat(measure.adjustedHeadcount()).isCloseTo(0.45, EXACT);
        assertThat(measure.uncensoredHeadcount(3)).isCloseTo(0.75, EXACT);
        assertThat(measure.censoredHeadcount(3)).isCloseTo(0.55, EXACT);
        assertThat(measure.contribution(0)).isCloseTo(0.2037037037037037, EXACT);
        assertThat(measure.households()).isEqualTo(4);
    }

    @Test
    void parts_combined_equal_the_whole() throws Undefined {
        for (MissingIndicators missing : MissingIndicators.values()) {
            Seeded seeded = new Seeded(SEED, missing);
            AlkireFoster whole = seeded.counted(0, 300);
            AlkireFoster combined = seeded.counted(0, 17).combine(seeded.counted(17, 300));
            assertThat(combined.adjustedHeadcount()).isCloseTo(whole.adjustedHeadcount(), EXACT);
            assertThat(combined.meanScore()).isCloseTo(whole.meanScore(), EXACT);
            assertThat(combined.contribution(2)).isCloseTo(whole.contribution(2), EXACT);
            assertThat(combined.censoredHeadcount(5)).isCloseTo(whole.censoredHeadcount(5), EXACT);
            assertThat(combined.households()).isEqualTo(whole.households());
        }
    }

    @Test
    void a_sample_and_a_passing_population_agree() throws Undefined {
        for (MissingIndicators missing : MissingIndicators.values()) {
            Seeded seeded = new Seeded(SEED + 1, missing);
            AlkireFoster passing = seeded.counted(0, 300);
            AlkireFosterEstimates sample = new AlkireFosterEstimates(seeded.columns, seeded.cutoff, seeded.weights);
            boolean[] all = everybody(300);
            assertThat(sample.headcount(all).value()).isCloseTo(passing.headcount(), EXACT);
            assertThat(sample.intensity(all).value()).isCloseTo(passing.intensity(), EXACT);
            assertThat(sample.adjustedHeadcount(all).value()).isCloseTo(passing.adjustedHeadcount(), EXACT);
            assertThat(sample.meanScore(all).value()).isCloseTo(passing.meanScore(), EXACT);
            assertThat(sample.households(all)).isEqualTo((int) passing.households());
            double contributions = 0;
            for (int j = 0; j < 6; j++) {
                assertThat(sample.uncensoredHeadcount(j, all).value()).isCloseTo(passing.uncensoredHeadcount(j), EXACT);
                assertThat(sample.censoredHeadcount(j, all).value()).isCloseTo(passing.censoredHeadcount(j), EXACT);
                assertThat(sample.contribution(new int[] {j}, all).value()).isCloseTo(passing.contribution(j), EXACT);
                contributions += passing.contribution(j);
            }
            assertThat(contributions).isCloseTo(1, EXACT);
        }
    }

    @Test
    void subgroups_add_up() throws Undefined {
        Seeded seeded = new Seeded(SEED + 2, MissingIndicators.LEAVE_OUT);
        AlkireFosterEstimates sample = new AlkireFosterEstimates(seeded.columns, seeded.cutoff, seeded.weights);
        boolean[] all = everybody(300);
        boolean[] part = new boolean[300];
        boolean[] rest = new boolean[300];
        for (int row = 0; row < 300; row++) {
            part[row] = row % 3 == 0;
            rest[row] = !part[row];
        }
        double share = sample.populationShare(part, all).value();
        double sum = share * sample.adjustedHeadcount(part).value()
                + (1 - share) * sample.adjustedHeadcount(rest).value();
        assertThat(sum).isCloseTo(sample.adjustedHeadcount(all).value(), EXACT);
        assertThat(sample.contributionOf(part, all).value()
                        + sample.contributionOf(rest, all).value())
                .isCloseTo(1, EXACT);
        assertThat(sample.contributionOf(part, all).value())
                .isCloseTo(share * sample.adjustedHeadcount(part).value() / sum, EXACT);
    }

    @Test
    void rows_outside_a_part_have_no_influence_and_the_sum_of_influences_is_zero() throws Undefined {
        Seeded seeded = new Seeded(SEED + 3, MissingIndicators.LEAVE_OUT);
        AlkireFosterEstimates sample = new AlkireFosterEstimates(seeded.columns, seeded.cutoff, seeded.weights);
        boolean[] part = new boolean[300];
        Arrays.fill(part, 100, 300, true);
        Linearised intensity = sample.intensity(part);
        double sum = 0;
        for (int row = 0; row < 300; row++) {
            sum += seeded.weights[row] * intensity.influence()[row];
            assertThat(row < 100 && intensity.influence()[row] != 0).isFalse();
        }
        assertThat(sum).isCloseTo(0, EXACT);
    }

    @Test
    void gaps_of_four_persons_are_those_worked_out_by_hand() throws Undefined {
        // Alkire and Foster (2011), four persons and four dimensions, two of them needed: M1 = 0.2055, M0 = 3/8
        double[][] achievements = {{13.1, 15.2, 12.5, 20}, {14, 7, 10, 11}, {4, 5, 1, 3}, {1, 0, 0, 1}};
        double[] cutoffs = {13, 12, 3, 1};
        byte[][] columns = new byte[4][];
        for (int j = 0; j < 4; j++) {
            columns[j] = Deprivation.below(achievements[j], cutoffs[j], false);
        }
        AlkireFosterEstimates sample = new AlkireFosterEstimates(
                columns,
                DualCutoff.atLeast(IndicatorWeights.equal(4), new Fraction(1, 2), MissingIndicators.LEAVE_OUT),
                new double[] {1, 1, 1, 1});
        NormalisedGaps gaps = new NormalisedGaps(achievements, cutoffs);
        boolean[] all = everybody(4);
        double gap = (5.0 / 12 + 1 + 0.5 / 13 + 2.0 / 12 + 2.0 / 3 + 1) / 16;
        assertThat(sample.adjustedHeadcount(all).value()).isCloseTo(0.375, EXACT);
        assertThat(sample.adjustedGap(gaps, 1, all).value()).isCloseTo(gap, EXACT);
        assertThat(sample.adjustedGap(gaps, 0, all).value()).isCloseTo(0.375, EXACT);
        assertThat(sample.averageGap(gaps, 1, all).value()).isCloseTo(gap / 0.375, EXACT);
        NormalisedGaps none = new NormalisedGaps(achievements, new double[] {13, 12, 0, 1});
        assertThatThrownBy(() -> sample.adjustedGap(none, 1, all)).isInstanceOf(Undefined.class);
    }

    @Test
    void an_achievement_on_its_cutoff_is_deprived_only_when_said() {
        double[] achievements = {1, 2, Double.NaN, Double.NEGATIVE_INFINITY};
        assertThat(Deprivation.below(achievements, 2, false)).containsExactly(1, 0, 2, 1);
        assertThat(Deprivation.below(achievements, 2, true)).containsExactly(1, 1, 2, 1);
    }

    @Test
    void columns_are_read_from_numbers_and_truth_values() throws Undefined {
        assertThat(Deprivation.column(new double[] {0, 1, Double.NaN})).containsExactly(0, 1, 2);
        assertThat(Deprivation.column(new boolean[] {true, true, false}, new boolean[] {true, false, true}))
                .containsExactly(1, 2, 0);
        assertThatThrownBy(() -> Deprivation.column(new double[] {0, 2}))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("Row 2");
    }

    @Test
    void nobody_and_nobody_poor_are_undefined_where_they_must_be() throws Undefined {
        DualCutoff cutoff =
                DualCutoff.atLeast(IndicatorWeights.equal(2), new Fraction(1, 2), MissingIndicators.LEAVE_OUT);
        AlkireFoster nobody = new AlkireFoster(cutoff);
        assertThatThrownBy(nobody::headcount).isInstanceOf(Undefined.class);
        AlkireFoster weightless = new AlkireFoster(cutoff);
        weightless.accept(new byte[] {1, 1}, 0);
        assertThatThrownBy(weightless::adjustedHeadcount).isInstanceOf(Undefined.class);
        AlkireFoster well = new AlkireFoster(cutoff);
        well.accept(new byte[] {0, 0}, 1);
        assertThat(well.headcount()).isZero();
        assertThat(well.adjustedHeadcount()).isZero();
        assertThatThrownBy(well::intensity).hasMessageContaining("Nobody is poor");
        assertThatThrownBy(() -> well.contribution(0)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> well.accept(new byte[] {0, 0}, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean[] everybody(int rows) {
        boolean[] all = new boolean[rows];
        Arrays.fill(all, true);
        return all;
    }
}

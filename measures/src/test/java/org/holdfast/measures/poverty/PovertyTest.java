package org.holdfast.measures.poverty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.holdfast.measures.income.RandomIncomes.of;
import static org.holdfast.measures.income.RandomIncomes.sorted;

import org.assertj.core.data.Offset;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.KernelDensity;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.RandomIncomes;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;
import org.junit.jupiter.api.Test;

class PovertyTest {
    private static final Offset<Double> CLOSE = within(1e-13);
    private static final SortedIncomes TEN = sorted(of(541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261));

    @Test
    void a_person_on_the_line_counts_for_the_head_count_alone() throws Undefined {
        SortedIncomes incomes = sorted(of(50, 100, 100, 150));
        assertThat(new Fgt(100, 0, PoorIf.BELOW).value(incomes)).isEqualTo(0.25);
        assertThat(new Fgt(100, 0, PoorIf.AT_OR_BELOW).value(incomes)).isEqualTo(0.75);
        for (double alpha : of(0.1, 1, 2, 2.5)) {
            assertThat(new Fgt(100, alpha, PoorIf.AT_OR_BELOW).value(incomes))
                    .isEqualTo(new Fgt(100, alpha, PoorIf.BELOW).value(incomes))
                    .isCloseTo(Math.pow(0.5, alpha) / 4, CLOSE);
        }
    }

    @Test
    void ten_incomes_agree_with_the_r_package_ineq() throws Undefined {
        // ineq 0.2-13: Foster(x, 6000, parameter = 1..3), Watts, Sen, SST
        assertThat(new Fgt(6000, 0).value(TEN)).isCloseTo(0.6, CLOSE);
        assertThat(new Fgt(6000, 1).value(TEN)).isCloseTo(0.3045833333333333, CLOSE);
        assertThat(new Fgt(6000, 2).value(TEN)).isCloseTo(0.20107969166666667, CLOSE);
        assertThat(new Watts(6000).value(TEN)).isCloseTo(0.5678906069570979, CLOSE);
        assertThat(new Sen(6000).value(TEN)).isCloseTo(0.39962499999999995, CLOSE);
        assertThat(new SenShorrocksThon(6000).value(TEN)).isCloseTo(0.48344166666666666, CLOSE);
        assertThat(new Sen(6000, PoorIf.BELOW, Sen.Form.OF_1976).value(TEN)).isCloseTo(0.386047619047619, CLOSE);
    }

    @Test
    void sen_and_sst_are_what_their_definitions_say() throws Undefined {
        for (long seed = 0; seed < 20; seed++) {
            SortedIncomes sample = RandomIncomes.positive(seed, 200);
            double line = 50 + 40 * seed;
            double headCount = new Fgt(line, 0).value(sample);
            double gap = headCount == 0 ? 0 : new Fgt(line, 1).value(sample) / headCount;
            SortedIncomes poor = sample.first(sample.below(line));
            double giniOfPoor = headCount == 0 ? 0 : new Gini().value(poor);
            assertThat(new Sen(line).value(sample))
                    .as("seed %d", seed)
                    .isCloseTo(headCount * (gap + (1 - gap) * giniOfPoor), CLOSE);
            double[] gaps = new double[sample.size()];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = Math.max(line - sample.values()[i], 0) / line;
            }
            double giniOfGaps = headCount == 0 ? 0 : new Gini().value(SortedIncomes.of(gaps, sample.weights()));
            assertThat(new SenShorrocksThon(line).value(sample))
                    .as("seed %d", seed)
                    .isCloseTo(headCount * gap * (1 + giniOfGaps), CLOSE);
        }
    }

    @Test
    void the_poor_may_have_nothing() throws Undefined {
        SortedIncomes incomes = sorted(of(0, 0, 10, 20));
        assertThat(new Sen(5).value(incomes)).isEqualTo(0.5);
        assertThat(new Sen(5).influences(incomes)).doesNotContain(Double.NaN);
        // half the population with a full gap: 1 - (1 - 0.5)^2
        assertThat(new SenShorrocksThon(5).value(incomes)).isEqualTo(0.75);
    }

    @Test
    void without_poor_there_is_no_poverty() throws Undefined {
        SortedIncomes incomes = sorted(of(10, 20, 30));
        for (PovertyMeasure measure :
                new PovertyMeasure[] {new Fgt(5, 0), new Fgt(5, 2), new Watts(5), new Sen(5), new SenShorrocksThon(5)
                }) {
            assertThat(measure.value(incomes)).isZero();
            assertThat(measure.influences(incomes)).containsExactly(of(0, 0, 0), CLOSE);
        }
        assertThatThrownBy(() -> new MedianPovertyGap(5, PoorIf.BELOW, QuantileDefinition.INVERSE).value(incomes))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void a_line_of_zero_has_a_head_count_and_nothing_else() throws Undefined {
        SortedIncomes incomes = sorted(of(-5, 0, 10));
        assertThat(new Fgt(0, 0).value(incomes)).isCloseTo(1 / 3.0, CLOSE);
        assertThat(new Fgt(0, 0, PoorIf.AT_OR_BELOW).value(incomes)).isCloseTo(2 / 3.0, CLOSE);
        for (PovertyMeasure measure :
                new PovertyMeasure[] {new Fgt(0, 1), new Watts(0), new Sen(0), new SenShorrocksThon(0)}) {
            assertThatThrownBy(() -> measure.value(incomes)).isInstanceOf(Undefined.class);
        }
        assertThatThrownBy(() -> new Fgt(0, 1).accumulator().value()).isInstanceOf(Undefined.class);
    }

    @Test
    void negative_incomes_have_gaps_above_one() throws Undefined {
        assertThat(new Fgt(100, 1).value(sorted(of(-100, 300)))).isEqualTo(1);
        assertThat(new Fgt(100, 2).value(sorted(of(-100, 300)))).isEqualTo(2);
    }

    @Test
    void zero_incomes_are_refused_left_out_or_raised_by_watts() throws Undefined {
        SortedIncomes incomes = sorted(of(0, 0, 10, 20, 70), 1, 2, 3, 2, 1);
        assertThatThrownBy(() -> new Watts(15).value(incomes)).isInstanceOf(Undefined.class);
        assertThat(new Watts(15, NonPositiveIncomes.EXCLUDE).value(incomes)).isCloseTo(Math.log(1.5) / 2, CLOSE);
        assertThat(new Watts(15, NonPositiveIncomes.floor(1)).value(incomes))
                .isCloseTo((3 * Math.log(15) + 3 * Math.log(1.5)) / 9, CLOSE);
        assertThat(new Watts(15, NonPositiveIncomes.EXCLUDE).influences(incomes))
                .startsWith(0, 0);
        for (NonPositiveIncomes rule : new NonPositiveIncomes[] {NonPositiveIncomes.LIMIT, NonPositiveIncomes.REFUSE}) {
            var accumulator = new Watts(15, rule).accumulator();
            accumulator.accept(0, 1);
            accumulator.accept(20, 1);
            assertThatThrownBy(accumulator::value).isInstanceOf(Undefined.class);
        }
    }

    @Test
    void slopes_are_derivatives_by_the_line_between_incomes() throws Undefined {
        SortedIncomes sample = RandomIncomes.positive(3, 250);
        double line = 245;
        double step = 1e-3;
        for (double alpha : of(0.5, 1, 1.5, 2)) {
            double moved = new Fgt(line + step, alpha).value(sample) - new Fgt(line - step, alpha).value(sample);
            assertThat(new Fgt(line, alpha).slope(sample)).isCloseTo(moved / (2 * step), within(1e-9));
        }
        double watts = new Watts(line + step).value(sample) - new Watts(line - step).value(sample);
        assertThat(new Watts(line).slope(sample)).isCloseTo(watts / (2 * step), within(1e-9));
        double thon = new SenShorrocksThon(line + step).value(sample) - new SenShorrocksThon(line - step).value(sample);
        assertThat(new SenShorrocksThon(line).slope(sample)).isCloseTo(thon / (2 * step), within(1e-9));
        double takayama = new Takayama(line + step).value(sample) - new Takayama(line - step).value(sample);
        assertThat(new Takayama(line).slope(sample)).isCloseTo(takayama / (2 * step), within(1e-9));
    }

    @Test
    void the_slope_of_the_gap_counts_those_on_the_line_when_they_are_poor() throws Undefined {
        SortedIncomes sample = SortedIncomes.of(new double[] {5, 10, 10, 30}, new double[] {1, 2, 1, 4});
        assertThat(new Fgt(10, 1, PoorIf.BELOW).slope(sample)).isCloseTo(0.5 / 10 / 8, within(1e-15));
        assertThat(new Fgt(10, 1, PoorIf.AT_OR_BELOW).slope(sample)).isCloseTo(3.5 / 10 / 8, within(1e-15));
    }

    @Test
    void slopes_weigh_jumps_at_the_line_by_the_density() throws Undefined {
        SortedIncomes sample = RandomIncomes.positive(3, 250);
        double line = 245;
        double density = new KernelDensity(sample).peopleAt(line);
        assertThat(new Fgt(line, 0).slope(sample)).isCloseTo(density / sample.totalWeight(), within(1e-15));
        double step = 1e-3;
        double within = (new Sen(line + step).value(sample) - new Sen(line - step).value(sample)) / (2 * step);
        // one more person at the line, as the density has it
        double[] incomes = java.util.Arrays.copyOf(sample.values(), 251);
        double[] weights = java.util.Arrays.copyOf(sample.weights(), 251);
        incomes[250] = line - 1e-9;
        double[] other = weights.clone();
        weights[250] = 1e-4;
        double jump = (new Sen(line).value(SortedIncomes.of(incomes, weights)) - new Sen(line).value(sample)) / 1e-4;
        other[250] = 0;
        incomes[250] = 1e6;
        double[] outside = weights.clone();
        double dilution =
                (new Sen(line).value(SortedIncomes.of(incomes, outside)) - new Sen(line).value(sample)) / 1e-4;
        assertThat(new Sen(line).slope(sample)).isCloseTo(within + density * (jump - dilution), within(1e-8));
    }

    @Test
    void without_growth_nobody_exits() throws Undefined {
        SortedIncomes incomes = sorted(of(100, 110, 150, 160));
        assertThat(new TimeTakenToExit(125, 0.03, NonPositiveIncomes.LIMIT).value(incomes))
                .isCloseTo(2.92480769020079, within(1e-12));
        assertThatThrownBy(() -> new TimeTakenToExit(125, 0, NonPositiveIncomes.LIMIT).value(incomes))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void what_no_index_allows_is_refused_at_once() {
        assertThatThrownBy(() -> new Fgt(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fgt(100, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RelativeLine(0, new org.holdfast.measures.income.Mean()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

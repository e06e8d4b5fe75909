package org.holdfast.measures.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.holdfast.measures.income.RandomIncomes.of;
import static org.holdfast.measures.income.RandomIncomes.sorted;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.RandomIncomes;
import org.holdfast.measures.income.SortedIncomes;
import org.junit.jupiter.api.Test;

class InequalityTest {
    private static final Offset<Double> CLOSE = within(1e-13);
    private static final SortedIncomes ZEROS = sorted(of(0, 0, 10, 20, 70), 1, 2, 3, 2, 1);

    @Test
    void gini_is_half_the_mean_difference_over_the_mean() throws Undefined {
        for (long seed = 0; seed < 10; seed++) {
            SortedIncomes sample = RandomIncomes.awkward(seed, 150);
            double differences = 0;
            for (int i = 0; i < sample.size(); i++) {
                for (int j = 0; j < sample.size(); j++) {
                    differences += sample.weights()[i]
                            * sample.weights()[j]
                            * Math.abs(sample.values()[i] - sample.values()[j]);
                }
            }
            double people = sample.totalWeight();
            assertThat(new Gini().value(sample))
                    .as("seed %d", seed)
                    .isCloseTo(differences / (2 * people * people * sample.mean()), CLOSE);
        }
    }

    @Test
    void gini_does_not_depend_on_the_scale_of_weights_unless_they_are_counts() throws Undefined {
        double[] incomes = of(1, 2, 3, 50, 4);
        SortedIncomes units = sorted(incomes, 1, 2, 3, 4, 1);
        SortedIncomes shares = sorted(incomes, 0.1, 0.2, 0.3, 0.4, 0.1);
        assertThat(new Gini().value(shares)).isCloseTo(new Gini().value(units), CLOSE);
        assertThat(new Gini(Gini.Form.FREQUENCY).value(shares))
                .isNotCloseTo(new Gini(Gini.Form.FREQUENCY).value(units), within(0.1));
    }

    @Test
    void gini_of_small_samples_is_corrected_only_when_asked() throws Undefined {
        SortedIncomes ten = sorted(of(541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261));
        // ineq 0.2-13: Gini(x), Gini(x, corr = TRUE)
        assertThat(new Gini().value(ten)).isCloseTo(0.4620911302676237, CLOSE);
        assertThat(new Gini(Gini.Form.SMALL_SAMPLE).value(ten)).isCloseTo(0.5134345891862486, CLOSE);
        assertThat(new Gini(Gini.Form.FREQUENCY).value(ten)).isCloseTo(new Gini().value(ten), CLOSE);
        assertThatThrownBy(() -> new Gini(Gini.Form.SMALL_SAMPLE).value(sorted(of(5, 6), 1, 0)))
                .isInstanceOf(Undefined.class);
        double[] plain = new Gini().influences(ten);
        double[] corrected = new Gini(Gini.Form.SMALL_SAMPLE).influences(ten);
        for (int i = 0; i < plain.length; i++) {
            assertThat(corrected[i]).isCloseTo(plain[i] * 10 / 9, CLOSE);
        }
    }

    @Test
    void equal_incomes_are_equal() throws Undefined {
        for (SortedIncomes equal : List.of(sorted(of(7, 7, 7)), sorted(of(5)), sorted(of(0.1, 0.1, 0.1), 0.3, 1, 7))) {
            for (IncomeMeasure measure : List.of(
                    new Gini(),
                    new Hoover(),
                    new GeneralisedEntropy(-1),
                    new GeneralisedEntropy(0),
                    new GeneralisedEntropy(1),
                    new GeneralisedEntropy(2),
                    new Atkinson(0.5),
                    new Atkinson(1),
                    new Atkinson(3))) {
                assertThat(measure.value(equal)).isCloseTo(0, within(1e-15));
            }
            assertThat(ShareRatio.s80s20().value(equal)).isCloseTo(1, CLOSE);
            assertThat(ShareRatio.palma().value(equal)).isCloseTo(0.25, CLOSE);
        }
    }

    @Test
    void zero_incomes_belong_in_where_the_limit_is_finite() throws Undefined {
        double mean = 140 / 9.0;
        double theil = (3 * 10 * Math.log(10 / mean) + 2 * 20 * Math.log(20 / mean) + 70 * Math.log(70 / mean)) / 140;
        assertThat(new GeneralisedEntropy(1).value(ZEROS)).isCloseTo(theil, CLOSE);
        assertThat(new Atkinson(1).value(ZEROS)).isEqualTo(1);
        assertThat(new Atkinson(2).value(ZEROS)).isEqualTo(1);
        assertThat(new Atkinson(1).influences(ZEROS)).containsExactly(of(0, 0, 0, 0, 0), CLOSE);
        for (double alpha : of(-1, 0)) {
            assertThatThrownBy(() -> new GeneralisedEntropy(alpha).value(ZEROS)).isInstanceOf(Undefined.class);
        }
        SortedIncomes without = sorted(of(10, 20, 70), 3, 2, 1);
        assertThat(new GeneralisedEntropy(0, NonPositiveIncomes.EXCLUDE).value(ZEROS))
                .isCloseTo(new GeneralisedEntropy(0).value(without), CLOSE);
        assertThat(new Atkinson(2, NonPositiveIncomes.EXCLUDE).value(ZEROS))
                .isCloseTo(new Atkinson(2).value(without), CLOSE);
        assertThatThrownBy(() -> new Atkinson(0.5, NonPositiveIncomes.REFUSE).value(ZEROS))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void accumulators_follow_the_same_rules_for_zero_incomes() throws Undefined {
        for (NonPositiveIncomes rule :
                List.of(NonPositiveIncomes.LIMIT, NonPositiveIncomes.EXCLUDE, NonPositiveIncomes.floor(5))) {
            for (IncomeMeasure measure : List.of(
                    new GeneralisedEntropy(1, rule),
                    new GeneralisedEntropy(2, rule),
                    new Atkinson(0.5, rule),
                    new Atkinson(1, rule))) {
                var accumulator = measure.accumulator();
                for (int i = 0; i < ZEROS.size(); i++) {
                    accumulator.accept(ZEROS.values()[i], ZEROS.weights()[i]);
                }
                assertThat(accumulator.value()).isCloseTo(measure.value(ZEROS), CLOSE);
            }
        }
    }

    @Test
    void negative_incomes_have_no_logarithm_but_a_square() throws Undefined {
        SortedIncomes debts = sorted(of(-10, 20, 50));
        assertThat(new GeneralisedEntropy(2).value(debts)).isCloseTo(0.75, CLOSE);
        assertThatThrownBy(() -> new GeneralisedEntropy(1).value(debts)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new GeneralisedEntropy(0.5).value(debts)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Atkinson(0.5).value(debts)).isInstanceOf(Undefined.class);
        assertThat(new Gini().value(debts)).isCloseTo(2 / 3.0, CLOSE);
    }

    @Test
    void nothing_is_a_share_of_a_mean_that_is_not_positive() {
        for (SortedIncomes none : List.of(sorted(of(0, 0)), sorted(of(-10, 5)))) {
            for (IncomeMeasure measure : List.of(
                    new Gini(),
                    new Hoover(),
                    new GeneralisedEntropy(2),
                    new Atkinson(0.5),
                    ShareRatio.palma(),
                    IncomeShare.ofPoorest(0.5))) {
                assertThatThrownBy(() -> measure.value(none)).isInstanceOf(Undefined.class);
            }
        }
    }

    @Test
    void nothing_is_a_multiple_of_no_income() {
        SortedIncomes incomes = sorted(of(0, 0, 0, 0, 1));
        assertThatThrownBy(() -> ShareRatio.s80s20().value(incomes)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new WholePersonShareRatio(
                                0.2, 0.8, QuantileDefinition.INVERSE, WholePersonShareRatio.Of.SUMS)
                        .value(incomes))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new PercentileRatio(0.9, 0.1, QuantileDefinition.INVERSE).value(incomes))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void a_great_aversion_looks_at_the_poorest_alone() throws Undefined {
        SortedIncomes incomes = sorted(of(1e-3, 1, 1e6));
        double poorest = 1e-3 / incomes.mean();
        assertThat(new Atkinson(400).value(incomes)).isCloseTo(1 - poorest * Math.pow(3, 1 / 399.0), CLOSE);
        assertThat(new Atkinson(1.0000001).value(incomes)).isCloseTo(new Atkinson(1).value(incomes), within(1e-7));
    }

    @Test
    void the_lorenz_curve_divides_a_person() throws Undefined {
        SortedIncomes incomes = sorted(of(1, 2, 3, 4));
        LorenzCurve curve = LorenzCurve.of(incomes, 0, 0.25, 0.375, 0.5, 1);
        assertThat(of(curve.at(0), curve.at(1), curve.at(2), curve.at(3), curve.at(4)))
                .containsExactly(of(0, 0.1, 0.2, 0.3, 1), CLOSE);
        assertThat(IncomeShare.ofGroups(incomes, 4)).containsExactly(of(0.1, 0.2, 0.3, 0.4), CLOSE);
        assertThat(new IncomeShare(0.25, 0.75).value(incomes)).isCloseTo(0.5, CLOSE);
    }

    @Test
    void shares_of_groups_are_those_of_a_slow_reading() throws Undefined {
        for (long seed = 0; seed < 10; seed++) {
            SortedIncomes sample = RandomIncomes.awkward(seed, 97);
            double[] shares = IncomeShare.ofGroups(sample, 7);
            for (int group = 0; group < 7; group++) {
                double low = sample.totalWeight() * group / 7;
                double high = sample.totalWeight() * (group + 1) / 7;
                double before = 0;
                double sum = 0;
                for (int i = 0; i < sample.size(); i++) {
                    double after = before + sample.weights()[i];
                    sum += Math.max(0, Math.min(high, after) - Math.max(low, before)) * sample.values()[i];
                    before = after;
                }
                assertThat(shares[group]).as("seed %d", seed).isCloseTo(sum / sample.totalIncome(), CLOSE);
            }
            assertThat(Arrays.stream(shares).sum()).isCloseTo(1, CLOSE);
        }
    }

    @Test
    void whole_persons_and_their_means_differ_where_groups_do_not_divide() throws Undefined {
        SortedIncomes incomes = sorted(of(1, 2, 3, 4, 5, 6, 7));
        // q20 = 2, q80 = 6: (7) / (1 + 2) and 7 / 1.5
        assertThat(new WholePersonShareRatio(0.2, 0.8, QuantileDefinition.INVERSE, WholePersonShareRatio.Of.SUMS)
                        .value(incomes))
                .isCloseTo(7 / 3.0, CLOSE);
        assertThat(new WholePersonShareRatio(0.2, 0.8, QuantileDefinition.INVERSE, WholePersonShareRatio.Of.MEANS)
                        .value(incomes))
                .isCloseTo(7 / 1.5, CLOSE);
    }

    @Test
    void hoover_is_what_must_change_hands() throws Undefined {
        assertThat(new Hoover().value(sorted(of(0, 0, 30, 30), 1, 1, 1, 1))).isCloseTo(0.5, CLOSE);
        assertThat(new Hoover().value(sorted(of(10, 20, 60)))).isCloseTo(30 / 90.0, CLOSE);
    }
}

package org.holdfast.measures.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class ClassesTest {
    private static final long SEED = 1_958;

    @Test
    void scores_in_clear_groups_are_classed_by_group() throws Undefined {
        NaturalBreaks breaks = new NaturalBreaks(new double[] {9, 1, 2, 10, 1, 50}, 3);
        assertThat(breaks.upperBounds()).containsExactly(2, 10, 50);
        assertThat(breaks.classOf(1)).isEqualTo(1);
        assertThat(breaks.classOf(2)).isEqualTo(1);
        assertThat(breaks.classOf(2.001)).isEqualTo(2);
        assertThat(breaks.classOf(50)).isEqualTo(3);
        assertThat(breaks.classOf(51)).isEqualTo(3);
    }

    @Test
    void no_other_partition_has_a_smaller_sum() throws Undefined {
        for (long seed = SEED; seed < SEED + 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] scores = new double[10];
            Arrays.setAll(scores, at -> random.nextInt(12) + (random.nextBoolean() ? 1e6 : 1e6 + 0.25));
            int classes = 1
                    + random.nextInt(
                            Math.min(4, (int) Arrays.stream(scores).distinct().count()));
            NaturalBreaks breaks = new NaturalBreaks(scores, classes);
            double[] sorted = Arrays.stream(scores).sorted().toArray();
            double all = squares(sorted, 0, sorted.length);
            double best = least(sorted, 0, classes);
            double expected = all == 0 ? 1 : 1 - best / all;
            assertThat(breaks.goodnessOfFit()).as("seed %d", seed).isCloseTo(expected, within(1e-9));
            assertThat(breaks.upperBounds())
                    .as("seed %d", seed)
                    .hasSize(classes)
                    .isSorted();
            assertThat(sumWithin(breaks, sorted)).as("seed %d", seed).isCloseTo(best, within(1e-9));
        }
    }

    /** The least sum of so many classes from a position, tried one by one. */
    private static double least(double[] sorted, int from, int classes) {
        if (classes == 1) {
            return squares(sorted, from, sorted.length);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int end = from + 1; end < sorted.length; end++) {
            if (sorted[end] != sorted[end - 1]) {
                least = Math.min(least, squares(sorted, from, end) + least(sorted, end, classes - 1));
            }
        }
        return least;
    }

    private static double sumWithin(NaturalBreaks breaks, double[] sorted) {
        double sum = 0;
        int from = 0;
        for (int end = 1; end <= sorted.length; end++) {
            if (end == sorted.length || breaks.classOf(sorted[end]) != breaks.classOf(sorted[from])) {
                sum += squares(sorted, from, end);
                from = end;
            }
        }
        return sum;
    }

    private static double squares(double[] sorted, int from, int end) {
        double mean = Arrays.stream(sorted, from, end).average().orElse(0);
        return Arrays.stream(sorted, from, end)
                .map(each -> (each - mean) * (each - mean))
                .sum();
    }

    @Test
    void equal_scores_stay_in_one_class_and_can_be_no_more_classes() throws Undefined {
        NaturalBreaks one = new NaturalBreaks(new double[] {4, 4, 4}, 1);
        assertThat(one.upperBounds()).containsExactly(4);
        assertThat(one.goodnessOfFit()).isEqualTo(1);
        assertThatThrownBy(() -> new NaturalBreaks(new double[] {4, 4, 4}, 2))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("distinct");
        assertThatThrownBy(() -> new NaturalBreaks(new double[0], 1)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new NaturalBreaks(new double[] {1, Double.NaN}, 1))
                .isInstanceOf(Undefined.class);
        assertThat(new NaturalBreaks(new double[] {3, 1, 2}, 3).goodnessOfFit()).isEqualTo(1);
    }

    @Test
    void a_score_on_a_break_of_deviations_is_in_the_class_its_closed_side_says() throws Undefined {
        // mean 2, deviation 1
        DeviationClasses classes = new DeviationClasses(new double[] {1, 2, 3}, -1, 0, 1);
        assertThat(classes.breaks()).containsExactly(1, 2, 3);
        assertThat(classes.classOf(2, true)).isEqualTo(3);
        assertThat(classes.classOf(2, false)).isEqualTo(2);
        assertThat(classes.classOf(0, true)).isEqualTo(1);
        assertThat(classes.classOf(9, true)).isEqualTo(4);
        assertThatThrownBy(() -> new DeviationClasses(new double[] {1}, 0)).isInstanceOf(Undefined.class);
    }
}

package org.holdfast.measures.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class IndexTest {
    private static final long SEED = 832;

    private static Indicators drawn(long seed, int places) throws Undefined {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[4][places];
        for (double[] column : values) {
            double scale = Math.pow(10, random.nextInt(-2, 5));
            Arrays.setAll(column, place -> scale * (1 + random.nextDouble()));
        }
        return new Indicators(
                values,
                List.of(
                        Direction.MORE_IS_BETTER,
                        Direction.LESS_IS_BETTER,
                        Direction.LESS_IS_BETTER,
                        Direction.MORE_IS_BETTER));
    }

    @Test
    void the_worst_place_is_0_and_the_best_is_1_whatever_the_direction() throws Undefined {
        double[][] values = {{2, 4, 6}, {2, 4, 6}, {5, 5, 5}};
        double[][] scaled = new Indicators(
                        values, List.of(Direction.MORE_IS_BETTER, Direction.LESS_IS_BETTER, Direction.MORE_IS_BETTER))
                .betweenWorstAndBest();
        assertThat(scaled[0]).containsExactly(0, 0.5, 1);
        assertThat(scaled[1]).containsExactly(1, 0.5, 0);
        assertThat(scaled[2]).containsExactly(0, 0, 0);
    }

    @Test
    void units_of_an_indicator_do_not_change_weights_or_indices() throws Undefined {
        Indicators indicators = drawn(SEED, 50);
        double[][] other = new double[4][];
        for (int each = 0; each < 4; each++) {
            double factor = 3.0 + each;
            other[each] = Arrays.stream(indicators.column(each))
                    .map(value -> 17 + factor * value)
                    .toArray();
        }
        Indicators moved = new Indicators(other, indicators.directions());
        double[] weights = new EntropyWeights(indicators, 0).weights();
        double[] again = new EntropyWeights(moved, 0).weights();
        double[] index = LinearIndex.of(indicators, weights);
        double[] sameIndex = LinearIndex.of(moved, again);
        double[] nearness = Topsis.betweenWorstAndBest(indicators, weights);
        double[] sameNearness = Topsis.betweenWorstAndBest(moved, again);
        for (int place = 0; place < index.length; place++) {
            assertThat(sameIndex[place]).isCloseTo(index[place], within(1e-10));
            assertThat(sameNearness[place]).isCloseTo(nearness[place], within(1e-10));
        }
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-14));
    }

    @Test
    void an_indicator_that_is_the_same_everywhere_has_no_weight() throws Undefined {
        double[][] values = {{1, 2, 4}, {7, 7, 7}, {3, 1, 1}};
        Indicators indicators = new Indicators(
                values, List.of(Direction.MORE_IS_BETTER, Direction.LESS_IS_BETTER, Direction.MORE_IS_BETTER));
        for (double shift : new double[] {0, 0.0001}) {
            EntropyWeights entropy = new EntropyWeights(indicators, shift);
            assertThat(entropy.entropies()[1]).isEqualTo(1);
            assertThat(entropy.weights()[1]).isZero();
            assertThat(Arrays.stream(entropy.weights()).sum()).isCloseTo(1, within(1e-15));
        }
        // by hand: one place has all of the third indicator, so its entropy is 0
        assertThat(new EntropyWeights(indicators, 0).entropies()[2]).isCloseTo(0, within(1e-15));
        assertThat(Arrays.stream(Topsis.byLength(indicators, Weights.equal(3)))).allMatch(Double::isFinite);
    }

    @Test
    void where_nothing_differs_there_are_no_weights_and_no_nearness() throws Undefined {
        Indicators same = new Indicators(
                new double[][] {{4, 4}, {0, 0}}, List.of(Direction.MORE_IS_BETTER, Direction.MORE_IS_BETTER));
        assertThatThrownBy(() -> new EntropyWeights(same, 0)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> Topsis.byLength(same, Weights.equal(2))).isInstanceOf(Undefined.class);
        assertThat(LinearIndex.of(same, Weights.equal(2))).containsExactly(0, 0);
        Indicators one = same.at(0);
        assertThatThrownBy(() -> new EntropyWeights(one, 0)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Indicators(new double[][] {{}}, List.of(Direction.MORE_IS_BETTER)))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Indicators(new double[][] {{Double.NaN}}, List.of(Direction.MORE_IS_BETTER)))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void the_place_best_in_everything_has_nearness_1_and_the_worst_0() throws Undefined {
        double[][] values = {{1, 2, 3}, {9, 5, 1}};
        Indicators indicators = new Indicators(values, List.of(Direction.MORE_IS_BETTER, Direction.LESS_IS_BETTER));
        double[] weights = {0.3, 0.7};
        assertThat(Topsis.betweenWorstAndBest(indicators, weights)).containsExactly(0, 0.5, 1);
        double[] byLength = Topsis.byLength(indicators, weights);
        assertThat(byLength[0]).isZero();
        assertThat(byLength[1]).isCloseTo(0.5, within(1e-15));
        assertThat(byLength[2]).isEqualTo(1);
    }

    @Test
    void weights_must_fit_and_not_be_negative() throws Undefined {
        Indicators indicators = drawn(SEED, 5);
        assertThatThrownBy(() -> LinearIndex.of(indicators, new double[] {1, 1}))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> LinearIndex.of(indicators, new double[] {1, 1, -1, 1}))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> Weights.normalised(new double[] {0, 0})).isInstanceOf(Undefined.class);
        assertThat(Weights.normalised(new double[] {1, 3})).containsExactly(0.25, 0.75);
    }

    @Test
    void very_large_numbers_of_both_signs_keep_their_range() throws Undefined {
        Indicators wide = new Indicators(
                new double[][] {{-Double.MAX_VALUE, 0, Double.MAX_VALUE}}, List.of(Direction.MORE_IS_BETTER));
        assertThat(wide.betweenWorstAndBest()[0]).containsExactly(0, 0.5, 1);
    }

    @Test
    void ranks_start_at_the_highest_and_ties_share_their_mean() {
        assertThat(Ranks.highestFirst(new double[] {3, 9, 3, 1})).containsExactly(2.5, 1, 2.5, 4);
        assertThat(Ranks.highestFirst(new double[0])).isEmpty();
    }

    @Test
    void ranks_that_nothing_disturbs_do_not_move() throws Undefined {
        RankStability still =
                new RankStability(drawn(SEED, 12), Weights.equal(4), new RankStability.Chance(20, SEED, false, 0));
        assertThat(still.meanShift()).containsOnly(0);
        assertThat(still.quantile(0.05)).containsExactly(still.base());
        assertThat(still.quantile(0.95)).containsExactly(still.base());
    }

    @Test
    void the_same_seed_gives_the_same_ranks_and_another_gives_others() throws Undefined {
        Indicators indicators = drawn(SEED, 30);
        RankStability one = stability(indicators, 5);
        RankStability same = stability(indicators, 5);
        RankStability other = stability(indicators, 6);
        assertThat(one.meanShift()).containsExactly(same.meanShift());
        assertThat(one.meanShift()).isNotEqualTo(other.meanShift());
        assertThat(Arrays.stream(one.chanceOfBeingAmongLast(10)).sum()).isCloseTo(10, within(1e-9));
        assertThat(one.quantile(0.95)[0]).isGreaterThanOrEqualTo(one.quantile(0.05)[0]);
    }

    private static RankStability stability(Indicators indicators, long seed) throws Undefined {
        return new RankStability(indicators, Weights.equal(4), new RankStability.Chance(200, seed, true, 0.5));
    }
}

package org.holdfast.synth.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChanceTest {
    private static final int DRAWS = 200_000;

    @Test
    void the_same_key_and_topic_give_the_same_draws_whatever_was_drawn_before() {
        Chance used = new Chance().begin(99, Topic.HEALTH);
        used.next();
        long after = used.begin(7, Topic.WORK).next();

        assertThat(new Chance().begin(7, Topic.WORK).next()).isEqualTo(after);
        assertThat(new Chance().begin(7, Topic.HEALTH).next()).isNotEqualTo(after);
        assertThat(new Chance().begin(8, Topic.WORK).next()).isNotEqualTo(after);
    }

    @Test
    void keys_of_neighbours_do_not_meet() {
        Set<Long> keys = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            for (long village = 530_000; village < 531_000; village++) {
                keys.add(Chance.key(seed, village));
            }
        }
        assertThat(keys).hasSize(50_000);
    }

    @Test
    void first_draws_of_neighbouring_keys_are_spread_evenly() {
        int[] tenths = new int[10];
        Chance chance = new Chance();
        for (int number = 0; number < DRAWS; number++) {
            tenths[(int) (10 * chance.begin(Chance.key(5, number), Topic.INCOME).uniform())]++;
        }
        for (int count : tenths) {
            // six standard deviations of a binomial count: sqrt(n * 0.1 * 0.9) = 134
            assertThat(count).isCloseTo(DRAWS / 10, within(800));
        }
    }

    @Test
    void whole_numbers_reach_both_ends_and_nothing_beyond() {
        Chance chance = new Chance().begin(1, Topic.NAMES);
        Set<Integer> drawn = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(chance.between(-2, 3));
        }
        assertThat(drawn).containsExactlyInAnyOrder(-2, -1, 0, 1, 2, 3);
    }

    @Test
    void normal_draws_have_the_moments_of_the_normal_distribution() {
        Chance chance = new Chance().begin(3, Topic.INCOME);
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        for (int i = 0; i < DRAWS; i++) {
            double drawn = chance.normal();
            sum += drawn;
            squares += drawn * drawn;
            fourth += drawn * drawn * drawn * drawn;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(0.012));
        assertThat(squares / DRAWS).isCloseTo(1, within(0.02));
        assertThat(fourth / DRAWS).isCloseTo(3, within(0.15));
    }

    @Test
    void quantiles_agree_with_published_ones() {
        // critical values as every table of the normal distribution has them
        assertThat(NormalQuantile.of(0.5)).isCloseTo(0, within(1e-15));
        assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963984540054, within(1e-8));
        assertThat(NormalQuantile.of(0.99)).isCloseTo(2.3263478740408408, within(1e-8));
        assertThat(NormalQuantile.of(0.001)).isCloseTo(-3.090232306167813, within(1e-8));
        assertThat(NormalQuantile.of(1e-10)).isCloseTo(-6.361340902404056, within(1e-7));
        assertThat(NormalQuantile.of(0.02)).isEqualTo(-NormalQuantile.of(0.98), within(1e-12));
    }

    @Test
    void weights_are_met_and_what_weighs_nothing_is_never_drawn() {
        Weights weights = new Weights(3, 0, 1);
        int[] counts = new int[3];
        Chance chance = new Chance().begin(11, Topic.WORK);
        for (int i = 0; i < 40_000; i++) {
            counts[weights.draw(chance)]++;
        }
        assertThat(counts[1]).isZero();
        assertThat(counts[0]).isCloseTo(30_000, within(600));
    }
}

package org.holdfast.measures.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedIncomesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 1000, 1024, 3000, 40_000, 150_000})
    void rows_come_in_the_order_of_a_stable_comparison_sort(int size) throws Undefined {
        for (int kind = 0; kind < 7; kind++) {
            double[] incomes = incomes(kind, size, new Random(size + 31L * kind));
            assertThat(SortedIncomes.of(incomes).rows())
                    .as("kind %d, size %d", kind, size)
                    .isEqualTo(compared(incomes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000, 70_000})
    void several_workers_find_what_one_finds(int size) throws Undefined {
        double[] incomes = incomes(2, size, new Random(size));
        double[] weights = incomes(0, size, new Random(size + 1L));
        int[] group = IntStream.range(0, size).map(row -> row % 5 - 1).toArray();
        for (int row = 3; row < size; row += 7) {
            incomes[row] = row % 2 == 0 ? 0 : Double.NaN;
        }
        SortedIncomes alone = SortedIncomes.of(incomes, weights);
        SortedIncomes[] aloneParts = alone.split(group, 4);
        for (int workers = 2; workers < 5; workers++) {
            SortedIncomes together = SortedIncomes.of(incomes, weights, workers);
            assertSame(together, alone);
            SortedIncomes[] parts = together.split(group, 4, workers);
            for (int part = 0; part < 4; part++) {
                assertSame(parts[part], aloneParts[part]);
            }
        }
    }

    private static void assertSame(SortedIncomes found, SortedIncomes expected) {
        assertThat(found.values()).isEqualTo(expected.values());
        assertThat(found.weights()).isEqualTo(expected.weights());
        assertThat(found.rows()).isEqualTo(expected.rows());
        assertThat(found.rankedIncome()).isEqualTo(expected.rankedIncome());
    }

    @Test
    void an_infinite_income_is_refused_by_whichever_worker_meets_it() {
        double[] incomes = new double[100];
        incomes[90] = Double.NEGATIVE_INFINITY;
        assertThatThrownBy(() -> SortedIncomes.of(incomes, new double[100], 3))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("row 91");
    }

    private static double[] incomes(int kind, int size, Random random) {
        return IntStream.range(0, size)
                .mapToDouble(i -> switch (kind) {
                    case 0 -> Math.exp(8 + random.nextGaussian());
                    case 1 -> random.nextInt(50);
                    case 2 -> random.nextGaussian() * 1e6;
                    // all but one within the last bits of a number, so that the leading bits do not tell them apart
                    case 3 -> i == 0 ? 1e300 : 1 + random.nextInt(5000) * Math.ulp(1.0);
                    case 4 -> random.nextInt(3) == 0 ? 0.0 : random.nextInt(3) == 0 ? -0.0 : random.nextDouble();
                    case 5 -> 7;
                    default ->
                        (random.nextBoolean() ? 1 : -1) * Math.scalb(random.nextDouble(), random.nextInt(2000) - 1000);
                })
                .toArray();
    }

    private static int[] compared(double[] incomes) {
        return IntStream.range(0, incomes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> incomes[row] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void unknown_incomes_are_left_out_and_infinite_ones_refused() throws Undefined {
        SortedIncomes sorted = SortedIncomes.of(new double[] {3, Double.NaN, 1}, new double[] {1, 5, 2});
        assertThat(sorted.values()).containsExactly(1, 3);
        assertThat(sorted.weights()).containsExactly(2, 1);
        assertThat(sorted.rows()).containsExactly(2, 0);
        assertThatThrownBy(() -> SortedIncomes.of(new double[] {1, Double.POSITIVE_INFINITY}))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("row 2");
    }

    @Test
    void weights_must_be_finite_and_not_negative() {
        for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> SortedIncomes.of(new double[] {1}, new double[] {weight}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nobody_has_no_mean() {
        assertThatThrownBy(() -> SortedIncomes.of(new double[0]).mean()).isInstanceOf(Undefined.class);
        assertThatThrownBy(() ->
                        SortedIncomes.of(new double[] {5}, new double[] {0}).mean())
                .isInstanceOf(Undefined.class);
    }

    @Test
    void parts_keep_the_order_and_hold_the_rows_asked_for() throws Undefined {
        double[][] drawn = RandomIncomes.draw(4, 500);
        SortedIncomes whole = SortedIncomes.of(drawn[0], drawn[1]);
        int[] group = IntStream.range(0, 500).map(row -> row % 4 - 1).toArray();
        SortedIncomes[] parts = whole.split(group, 3);
        for (int part = 0; part < 3; part++) {
            int number = part;
            boolean[] marked = new boolean[500];
            IntStream.range(0, 500).forEach(row -> marked[row] = group[row] == number);
            SortedIncomes same = whole.where(marked);
            assertThat(parts[part].rows()).isEqualTo(same.rows());
            assertThat(parts[part].weights()).isEqualTo(same.weights());
            assertThat(parts[part].values()).isEqualTo(same.values()).isSorted();
            assertThat(parts[part].size()).isEqualTo(125);
        }
    }

    @Test
    void other_weights_go_to_their_rows() throws Undefined {
        SortedIncomes sorted = SortedIncomes.of(new double[] {30, 10, 20});
        assertThat(sorted.reweighted(new double[] {3, 1, 2}).weights()).containsExactly(1, 2, 3);
        assertThat(sorted.reweighted(new double[] {3, 1, 2}).mean()).isEqualTo(140 / 6.0);
    }

    @Test
    void limits_are_found_among_equal_incomes() throws Undefined {
        SortedIncomes sorted = SortedIncomes.of(new double[] {-2, 0, 0, 5, 5, 5, 9});
        assertThat(sorted.below(5)).isEqualTo(3);
        assertThat(sorted.upTo(5)).isEqualTo(6);
        assertThat(sorted.upTo(0)).isEqualTo(3);
        assertThat(sorted.below(-3)).isZero();
        assertThat(sorted.upTo(100)).isEqualTo(7);
        assertThat(sorted.censored(0, 5).values()).containsExactly(0, 0, 0, 5, 5, 5, 5);
    }
}

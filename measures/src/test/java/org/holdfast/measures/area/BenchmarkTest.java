package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    private static final double[] WEIGHTS = {1, 3, 0, 4};
    private static final double[] ESTIMATES = {10, 20, 90, 5};

    private static double mean(double... values) {
        return (values[0] + 3 * values[1] + 4 * values[3]) / 8;
    }

    @Test
    void every_way_reaches_the_benchmark() throws Undefined {
        Benchmark benchmark = Benchmark.of(WEIGHTS, 12);
        assertThat(mean(benchmark.ratio(ESTIMATES))).isCloseTo(12, within(1e-12));
        assertThat(mean(benchmark.difference(ESTIMATES))).isCloseTo(12, within(1e-12));
        assertThat(mean(benchmark.byError(ESTIMATES, new double[] {1, 2, 3, 4})))
                .isCloseTo(12, within(1e-12));
    }

    @Test
    void the_ratio_keeps_proportions_and_the_difference_distances() throws Undefined {
        Benchmark benchmark = Benchmark.toMean(WEIGHTS, new double[] {12, 18, 1000, 7});
        double[] ratio = benchmark.ratio(ESTIMATES);
        double[] difference = benchmark.difference(ESTIMATES);
        assertThat(ratio[1] / ratio[0]).isCloseTo(2, within(1e-12));
        assertThat(difference[1] - difference[0]).isCloseTo(10, within(1e-12));
        assertThat(mean(ratio)).isCloseTo(mean(12, 18, 0, 7), within(1e-12));
    }

    @Test
    void a_well_known_area_moves_least() throws Undefined {
        double[] moved = Benchmark.of(new double[] {1, 1}, 20).byError(new double[] {10, 10}, new double[] {1, 9});
        assertThat(moved).containsExactly(new double[] {12, 28}, within(1e-12));
    }

    @Test
    void nothing_to_bring_into_line_is_undefined() throws Undefined {
        assertThatThrownBy(() -> Benchmark.of(new double[] {0, 0}, 5)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> Benchmark.of(new double[] {1, -1}, 5)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> Benchmark.of(new double[] {Double.NaN}, 5)).isInstanceOf(Undefined.class);
        Benchmark benchmark = Benchmark.of(new double[] {1, 1}, 5);
        assertThatThrownBy(() -> benchmark.ratio(new double[] {-1, 1})).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> benchmark.byError(new double[] {1, 2}, new double[2]))
                .isInstanceOf(Undefined.class);
    }
}

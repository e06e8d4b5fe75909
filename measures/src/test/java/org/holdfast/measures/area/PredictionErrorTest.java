package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class PredictionErrorTest {
    private static final int AREAS = 12;

    private final PredictionError.Measure logarithm = new PredictionError.Measure() {
        @Override
        public double realised(double income) {
            return Math.log(income);
        }

        @Override
        public double expected(double mean, double variance) {
            return mean;
        }
    };

    private static PredictionError.Part part(int units) {
        double[] ones = new double[units];
        Arrays.fill(ones, 1);
        String[] areas = new String[units];
        Arrays.setAll(areas, unit -> "area " + (unit % AREAS));
        return new PredictionError.Part(new double[][] {ones}, areas);
    }

    private static PredictionError errors(int sampled, String unsampled) throws Undefined {
        PredictionError.Part sample = part(sampled);
        PredictionError.Part census = part(6000);
        Random random = new Random(4);
        double[] effects = random.doubles(AREAS, -0.9, 0.9).toArray();
        double[] outcome = new double[sampled];
        Arrays.setAll(outcome, unit -> 6 + effects[unit % AREAS] + 0.5 * random.nextGaussian());
        for (int unit = 0; unit < 6000; unit++) {
            if (census.areas()[unit].equals("area 0") && unit % 2 == 0) {
                census.areas()[unit] = unsampled;
            }
        }
        NestedError fitted = NestedError.fit(outcome, sample.columns(), sample.areas(), VarianceMethod.REML);
        return new PredictionError(fitted, VarianceMethod.REML, sample, census);
    }

    @Test
    void the_error_of_a_mean_is_near_its_second_order_formula() throws Undefined {
        PredictionError.Part sample = part(96);
        Map<String, Double> found = errors(96, "far away").of(logarithm, 600, 1);
        Random random = new Random(4);
        double[] effects = random.doubles(AREAS, -0.9, 0.9).toArray();
        double[] outcome = new double[96];
        Arrays.setAll(outcome, unit -> 6 + effects[unit % AREAS] + 0.5 * random.nextGaussian());
        NestedError fitted = NestedError.fit(outcome, sample.columns(), sample.areas(), VarianceMethod.REML);
        double formula = fitted.meanSquaredError("area 3", new double[] {1});
        // 600 squared normals have a relative standard error of 0.058
        assertThat(found.get("area 3") / formula).isCloseTo(1, within(0.25));
        assertThat(found.get("far away")).as("an area without sample").isGreaterThan(3 * found.get("area 3"));
    }

    @Test
    void the_same_seed_gives_the_same_errors() throws Undefined {
        PredictionError errors = errors(48, "far away");
        assertThat(errors.of(logarithm, 3, 7)).isEqualTo(errors.of(logarithm, 3, 7));
        assertThat(errors.of(logarithm, 3, 7)).isNotEqualTo(errors.of(logarithm, 3, 8));
        assertThatThrownBy(() -> errors.of(logarithm, 0, 7)).isInstanceOf(Undefined.class);
    }
}

package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class EllModelTest {
    private static EllModel fit(double[] outcome, String... clusters) throws Undefined {
        double[] ones = new double[outcome.length];
        Arrays.fill(ones, 1);
        return EllModel.fit(outcome, new double[][] {ones}, clusters);
    }

    @Test
    void variances_of_two_clusters_by_hand() throws Undefined {
        // mean 4; residuals -3 -1 and 3 1; cluster means -2 and 2, variances 2 and 2 over two units: 1 and 1
        EllModel fitted = fit(new double[] {1, 3, 7, 5}, "a", "a", "b", "b");
        // (0.5 * 4 + 0.5 * 4 - 0.25 * 1 - 0.25 * 1) / (0.25 + 0.25) = 7; all residuals 20 / 3
        assertThat(fitted.clusterVariance()).isCloseTo(7, within(1e-12));
        assertThat(fitted.unitVariance()).isZero();
        assertThat(fitted.predictionVariance()).isCloseTo(7, within(1e-12));
        assertThat(fitted.mean(new double[] {1})).isCloseTo(4, within(1e-12));
    }

    @Test
    void clusters_alike_have_no_variance_and_units_all_of_it() throws Undefined {
        EllModel fitted = fit(new double[] {1, 3, 3, 1}, "a", "a", "b", "b");
        assertThat(fitted.clusterVariance()).isZero();
        assertThat(fitted.unitVariance()).isCloseTo(4 / 3.0, within(1e-12));
    }

    @Test
    void a_cluster_of_one_unit_borrows_the_variance_within_the_others() throws Undefined {
        EllModel fitted = fit(new double[] {0, 2, 4, 9}, "a", "a", "a", "b");
        // mean 3.75; cluster means -1.75 and 5.25; within 8 / 2 = 4, over units 4/3 and 4; shares .75 and .25
        double between = 0.75 * 1.75 * 1.75 + 0.25 * 5.25 * 5.25;
        double within = 0.1875 * (4 / 3.0) + 0.1875 * 4;
        assertThat(fitted.clusterVariance()).isCloseTo((between - within) / 0.375, within(1e-12));
    }

    @Test
    void what_cannot_be_told_apart_is_undefined() {
        double[] outcome = {1, 2, 4};
        assertThatThrownBy(() -> fit(outcome, "a", "a", "a")).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> fit(outcome, "a", "b", "c")).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> fit(new double[] {1}, "a")).isInstanceOf(Undefined.class);
    }
}

package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class NormalityTest {
    private static final double[] TWELVE = {0.3, -1.2, 0.7, 2.5, -0.4, 0.1, 1.1, -0.8, 0.05, -2.0, 1.6, 0.9};

    @Test
    void moments_and_their_test_agree_with_scipy() throws Undefined {
        Normality seen = new Normality(TWELVE);
        // scipy 1.17.1: stats.skew, stats.kurtosis(fisher=False), stats.jarque_bera
        assertThat(seen.skewness()).isCloseTo(-0.020530614430545106, within(1e-12));
        assertThat(seen.kurtosis()).isCloseTo(2.541353495509276, within(1e-12));
        assertThat(seen.jarqueBera()).isCloseTo(0.10602132029857136, within(1e-12));
        assertThat(seen.jarqueBeraProbability()).isCloseTo(0.9483699026636717, within(1e-12));
    }

    @Test
    void the_test_of_shapiro_and_wilk_agrees_with_scipy() throws Undefined {
        // scipy 1.17.1: stats.shapiro of the first n values
        double[][] expected = {
            {12, 0.9959255799955582, 0.9999999178352383},
            {8, 0.9620782267794348, 0.829649490409905},
            {4, 0.9800695480983792, 0.9024266543173693},
            {3, 0.899501661129568, 0.383917196063138}
        };
        for (double[] one : expected) {
            Normality seen = new Normality(Arrays.copyOf(TWELVE, (int) one[0]));
            assertThat(seen.shapiroWilk()).as("W of %s", one[0]).isCloseTo(one[1], within(1e-6));
            assertThat(seen.shapiroWilkProbability()).as("p of %s", one[0]).isCloseTo(one[2], within(1e-5));
        }
    }

    @Test
    void few_and_equal_values_are_undefined() {
        assertThatThrownBy(() -> new Normality(new double[] {1, 2})).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Normality(new double[] {3, 3, 3})).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new Normality(new double[] {1, 2, Double.NaN})).isInstanceOf(Undefined.class);
        double[] many = new double[5001];
        Arrays.setAll(many, i -> i);
        assertThatThrownBy(() -> new Normality(many).shapiroWilk()).isInstanceOf(Undefined.class);
    }
}

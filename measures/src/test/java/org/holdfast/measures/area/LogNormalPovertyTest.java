package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class LogNormalPovertyTest {
    private static final double LINE = 800;

    /** The mean of a function of income by adding up over a fine grid of the normal distribution. */
    private static double slowly(double mean, double variance, DoubleUnaryOperator ofIncome) {
        double step = 1e-4;
        double sum = 0;
        for (double z = -9 + step / 2; z < 9; z += step) {
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            sum += step * density * ofIncome.applyAsDouble(Math.exp(mean + Math.sqrt(variance) * z));
        }
        return sum;
    }

    @Test
    void expectations_are_those_of_the_normal_distribution() throws Undefined {
        LogNormalPoverty poverty = new LogNormalPoverty(LINE);
        for (double mean : new double[] {5, 6.7, 8}) {
            for (double variance : new double[] {0.02, 0.3, 1.5}) {
                double headcount = slowly(mean, variance, income -> income < LINE ? 1 : 0);
                double gap = slowly(mean, variance, income -> Math.max(1 - income / LINE, 0));
                double severity = slowly(mean, variance, income -> Math.pow(Math.max(1 - income / LINE, 0), 2));
                assertThat(poverty.headcount(mean, variance)).isCloseTo(headcount, within(1e-4));
                assertThat(poverty.gap(mean, variance)).isCloseTo(gap, within(1e-8));
                assertThat(poverty.severity(mean, variance)).isCloseTo(severity, within(1e-8));
                assertThat(LogNormalPoverty.income(mean, variance))
                        .isCloseTo(slowly(mean, variance, income -> income), within(1e-4));
            }
        }
    }

    @Test
    void without_spread_a_unit_is_poor_or_not_by_its_mean_and_not_on_the_line() throws Undefined {
        LogNormalPoverty poverty = new LogNormalPoverty(100);
        assertThat(poverty.headcount(Math.log(99), 0)).isEqualTo(1);
        assertThat(poverty.headcount(Math.log(100), 0)).isZero();
        assertThat(poverty.gap(Math.log(75), 0)).isCloseTo(0.25, within(1e-12));
        assertThat(poverty.severity(Math.log(75), 0)).isCloseTo(0.0625, within(1e-12));
    }

    @Test
    void the_unit_of_money_does_not_matter() throws Undefined {
        assertThat(new LogNormalPoverty(700).gap(6, 0.4))
                .isCloseTo(new LogNormalPoverty(700_000).gap(6 + Math.log(1000), 0.4), within(1e-14));
    }

    @Test
    void at_a_line_of_zero_nobody_is_poor_and_there_is_no_gap() throws Undefined {
        LogNormalPoverty poverty = new LogNormalPoverty(0);
        assertThat(poverty.headcount(5, 1)).isZero();
        assertThatThrownBy(() -> poverty.gap(5, 1)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> poverty.severity(5, 1)).isInstanceOf(Undefined.class);
    }

    @Test
    void a_negative_line_is_undefined() {
        for (double line : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new LogNormalPoverty(line)).isInstanceOf(Undefined.class);
        }
    }
}

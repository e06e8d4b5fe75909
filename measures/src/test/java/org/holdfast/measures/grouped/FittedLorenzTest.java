package org.holdfast.measures.grouped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.hipparchus.special.Beta;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FittedLorenzTest {
    private static final GeneralQuadraticLorenz QUADRATIC = new GeneralQuadraticLorenz(0.9, -1.4, 0.2);
    private static final BetaLorenz BETA = new BetaLorenz(0.55, 0.95, 0.6);

    static Stream<FittedLorenz> curves() {
        return Stream.of(QUADRATIC, BETA);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void a_curve_is_found_again_from_its_own_points(FittedLorenz curve) throws Undefined {
        double[] people = {0.05, 0.1, 0.25, 0.4, 0.6, 0.8, 0.9, 1};
        double[] incomes = new double[people.length];
        for (int i = 0; i < people.length; i++) {
            incomes[i] = curve.at(people[i]);
        }
        FittedLorenz found =
                curve == BETA ? BetaLorenz.fit(people, incomes) : GeneralQuadraticLorenz.fit(people, incomes);
        for (int i = 0; i < 3; i++) {
            assertThat(found.coefficients()[i]).isCloseTo(curve.coefficients()[i], within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void the_slope_is_that_of_the_curve_and_the_ends_are_fixed(FittedLorenz curve) {
        assertThat(curve.at(0)).isCloseTo(0, within(1e-15));
        assertThat(curve.at(1)).isCloseTo(1, within(1e-15));
        for (double p = 0.1; p < 0.95; p += 0.1) {
            double rise = (curve.at(p + 1e-6) - curve.at(p - 1e-6)) / 2e-6;
            assertThat(curve.slope(p)).isCloseTo(rise, within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void severity_by_integration_is_that_of_the_closed_form(FittedLorenz curve) throws Undefined {
        for (double line : new double[] {60, 80, 100, 140}) {
            assertThat(curve.severity(100, line))
                    .as("line %s", line)
                    .isCloseTo(curve.severityInClosedForm(100, line), within(1e-11));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void at_the_headcount_the_income_is_the_line_and_the_gap_is_what_is_missing(FittedLorenz curve) throws Undefined {
        double headcount = curve.headcount(110, 90);
        assertThat(110 * curve.slope(headcount)).isCloseTo(90, within(1e-9));
        double missing = Integral.from0(headcount, p -> 1 - 110 * curve.slope(p) / 90);
        assertThat(curve.gap(110, 90)).isCloseTo(missing, within(1e-11));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void the_gini_index_is_twice_the_area(FittedLorenz curve) throws Undefined {
        double area = 0;
        int steps = 400_000;
        for (int i = 0; i < steps; i++) {
            double p = (i + 0.5) / steps;
            area += (p - curve.at(p)) / steps;
        }
        assertThat(curve.gini()).isCloseTo(2 * area, within(1e-8));
    }

    @Test
    void lines_beyond_the_curve_count_nobody_or_all() throws Undefined {
        assertThat(QUADRATIC.headcount(100, 1e-6)).isZero();
        assertThat(QUADRATIC.gap(100, 1e-6)).isZero();
        assertThat(QUADRATIC.severity(100, 1e-6)).isZero();
        assertThat(QUADRATIC.watts(100, 1e-6)).isZero();
        assertThat(QUADRATIC.headcount(100, 1e9)).isEqualTo(1);
        assertThat(QUADRATIC.gap(100, 1e9)).isCloseTo(1 - 1e-7, within(1e-12));
    }

    @Test
    void what_does_not_exist_is_said_to() {
        assertThatThrownBy(() -> QUADRATIC.headcount(100, 0)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> QUADRATIC.headcount(0, 10)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> BETA.watts(100, 90))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("logarithm");
        double[] two = {0.3, 0.6, 1};
        assertThatThrownBy(() -> BetaLorenz.fit(two, new double[] {0.1, 0.3, 1}))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> GeneralQuadraticLorenz.fit(two, new double[] {0.1, 0.3, 1}))
                .isInstanceOf(Undefined.class);
        double[] people = {0.1, 0.3, 0.6, 0.8, 1};
        assertThatThrownBy(() -> BetaLorenz.fit(people, new double[] {0.2, 0.3, 0.5, 0.7, 1}))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> GeneralQuadraticLorenz.fit(people, people)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> BetaLorenz.fit(new double[] {0.3, 0.1}, new double[] {0.2, 0.05}))
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("ascending");
        assertThatThrownBy(() -> BetaLorenz.fit(people, new double[] {0.1})).isInstanceOf(Undefined.class);
    }

    @Test
    void integrals_settle_at_a_lower_end_without_bound() throws Undefined {
        assertThat(Integral.from0(1, p -> Math.pow(p, -0.4))).isCloseTo(1 / 0.6, within(1e-10));
        assertThat(Integral.from0(0.5, p -> Math.pow(p, 0.3) * Math.pow(1 - p, 0.2)))
                .isCloseTo(Beta.regularizedBeta(0.5, 1.3, 1.2) * Math.exp(Beta.logBeta(1.3, 1.2)), within(1e-12));
        assertThatThrownBy(() -> Integral.from0(1, p -> Double.NaN)).isInstanceOf(Undefined.class);
    }
}

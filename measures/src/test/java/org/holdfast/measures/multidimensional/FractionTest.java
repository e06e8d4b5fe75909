package org.holdfast.measures.multidimensional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FractionTest {
    @Test
    void a_number_is_the_fraction_it_stands_for() {
        assertThat(Fraction.of(0.3333333333333333)).isEqualTo(new Fraction(1, 3));
        assertThat(Fraction.of(0.05555555555555555)).isEqualTo(new Fraction(1, 18));
        assertThat(Fraction.of(0.33)).isEqualTo(new Fraction(33, 100));
        assertThat(Fraction.of(0.6666666666666666)).isEqualTo(new Fraction(2, 3));
        assertThat(Fraction.of(1)).isEqualTo(new Fraction(1, 1));
        assertThat(Fraction.of(0)).isEqualTo(new Fraction(0, 1));
        assertThat(Fraction.of(7)).isEqualTo(new Fraction(7, 1));
    }

    @Test
    void every_small_fraction_survives_floating_point() {
        for (int denominator = 1; denominator <= 400; denominator++) {
            for (int numerator = 0; numerator <= denominator; numerator++) {
                Fraction fraction = new Fraction(numerator, denominator);
                assertThat(Fraction.of((double) numerator / denominator)).isEqualTo(fraction);
            }
        }
    }

    @Test
    void texts_are_read_and_written() {
        assertThat(Fraction.parse("3/11")).isEqualTo(new Fraction(3, 11));
        assertThat(Fraction.parse(" 2 / 6 ")).hasToString("1/3");
        assertThat(Fraction.parse("0.4")).isEqualTo(new Fraction(2, 5));
        assertThat(Fraction.parse(new Fraction(5, 18).toString())).isEqualTo(new Fraction(5, 18));
    }

    @Test
    void what_is_no_fraction_is_refused() {
        assertThatThrownBy(() -> Fraction.parse("a third")).hasMessageContaining("such as 1/3 or 0.25, got 'a third'");
        assertThatThrownBy(() -> Fraction.parse("1/0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fraction.parse("-1/3")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fraction.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}

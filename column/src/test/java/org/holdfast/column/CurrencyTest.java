package org.holdfast.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CurrencyTest {
    @Test
    void the_decimals_are_those_of_iso_4217() {
        assertThat(Currency.parse("CNY").decimals()).isEqualTo(2);
        assertThat(Currency.parse("JPY").decimals()).isZero();
        assertThat(Currency.parse("KWD").decimals()).isEqualTo(3);
        assertThat(Currency.parse("CLF").decimals()).isEqualTo(4);
    }

    @Test
    void parsing_what_it_prints_gives_it_back() {
        assertThat(Currency.parse(Currency.parse("PKR").toString())).isEqualTo(Currency.parse("PKR"));
    }

    @Test
    void a_code_the_standard_does_not_have_is_refused() {
        assertThatThrownBy(() -> Currency.parse("ABC")).hasMessage("Expected an ISO 4217 currency like CNY, got 'ABC'");
        assertThatThrownBy(() -> Currency.parse("cny")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Currency("CN", 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Currency("CNY", 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void minor_units_are_exact() {
        Currency yuan = Currency.parse("CNY");
        assertThat(yuan.exactMinorUnits(new BigDecimal("1234.5"))).isEqualTo(123450);
        assertThat(yuan.exactMinorUnits(new BigDecimal("1.500"))).isEqualTo(150);
        assertThat(yuan.scale()).isEqualTo(100);
        assertThat(yuan.decimal(-5)).isEqualTo(new BigDecimal("-0.05"));
        assertThatThrownBy(() -> yuan.exactMinorUnits(new BigDecimal("1.005"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> yuan.exactMinorUnits(new BigDecimal("1e30"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amounts_print_with_the_currency_s_decimals() {
        assertThat(Currency.parse("CNY").format(123450)).isEqualTo("1234.50");
        assertThat(Currency.parse("JPY").format(1234)).isEqualTo("1234");
        assertThat(Currency.parse("CNY").format(-5)).isEqualTo("-0.05");
    }
}

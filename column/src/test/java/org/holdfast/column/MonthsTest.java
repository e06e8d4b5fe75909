package org.holdfast.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthsTest {
    @Test
    void a_difference_counts_months() {
        assertThat(Months.parse("2024-01") - Months.parse("2023-12")).isOne();
        assertThat(Months.of(LocalDate.of(2024, 3, 31)) - Months.of(2024, 1)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01", "1970-01", "2024-06", "2024-12", "9999-12"})
    void parsing_and_printing_round_trips(String month) {
        assertThat(Months.toString(Months.parse(month))).isEqualTo(month);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024", "2024-00", "2024-13", "2024-6", "2024-06-01", "24-06", "2024/06", "+024-06"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Months.parse(text)).isInstanceOf(DateTimeException.class);
    }
}

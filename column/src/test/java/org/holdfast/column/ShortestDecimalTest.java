package org.holdfast.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
    /** The second column is what Java 25 writes. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-2.675, -2.675",
        "0.30000000000000004, 0.30000000000000004",
        "2e23, 2.0E23",
        "1e23, 1.0E23",
        "8.41E21, 8.41E21",
        "4611686018427387904, 4.611686018427388E18",
        "1714523781331069400, 1.7145237813310694E18",
        "7.120236347223045E-307, 7.120236347223045E-307",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "4.9E-324, 4.9E-324"
    })
    void a_double_is_written_in_as_few_digits_as_tell_it_from_others(double value, BigDecimal shortest) {
        assertThat(ShortestDecimal.of(value)).isEqualByComparingTo(shortest);
    }

    @Test
    void what_is_written_is_read_back() {
        long seed = 20261124;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                BigDecimal shortest = ShortestDecimal.of(value);
                assertThat(shortest.doubleValue())
                        .as("seed %d, %s", seed, value)
                        .isEqualTo(value);
                assertThat(shortest.precision()).as("seed %d, %s", seed, value).isLessThanOrEqualTo(17);
            }
        }
    }

    @Test
    void all_powers_of_two_are_as_java_writes_them_since_version_19() {
        int differing = 0;
        for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
            double power = Math.scalb(1.0, exponent);
            differing += ShortestDecimal.of(power).compareTo(BigDecimal.valueOf(power)) == 0 ? 0 : 1;
        }
        assertThat(differing == 0).isEqualTo(Runtime.version().feature() >= 19);
    }
}

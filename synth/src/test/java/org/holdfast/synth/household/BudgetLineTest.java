package org.holdfast.synth.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetLineTest {
    private static BudgetLine line(int payments, int first) {
        BudgetLine line = new BudgetLine();
        line.begin(Item.WAGE, payments, first);
        line.yearly[0] = 1200;
        line.yearly[1] = 2400;
        line.yearly[2] = 3600;
        return line;
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 4", "3, 2", "4, 1", "6, 0"})
    void payments_add_up_to_the_year_with_and_without_losses(int payments, int first) {
        BudgetLine line = line(payments, first);
        assertThat(line.ofYear(1)).isCloseTo(2400, within(1e-9));
        line.lose(0.5, 8, 9);
        line.lose(1, 14, 1);
        for (int year = 0; year < 3; year++) {
            double sum = 0;
            for (int payment = 0; payment < payments; payment++) {
                sum += line.payment(year, payment);
                // nothing in the last month of a year
                assertThat(line.month(year, payment) % 12).isLessThan(11);
                assertThat(line.month(year, payment) / 12).isEqualTo(year);
            }
            assertThat(sum).isCloseTo(line.ofYear(year), within(1e-9));
        }
    }

    @Test
    void a_loss_takes_its_share_of_the_months_it_lasts_in_each_year() {
        BudgetLine line = line(4, 1);
        line.lose(0.5, 9, 6);

        assertThat(line.ofYear(0)).isCloseTo(1200 - 3 * 50, within(1e-9));
        assertThat(line.ofYear(1)).isCloseTo(2400 - 3 * 100, within(1e-9));
        assertThat(line.ofYear(2)).isCloseTo(3600, within(1e-9));
        assertThat(line.lossOf(1, 0.5, 9, 6)).isCloseTo(300, within(1e-9));
        assertThat(line.lossOf(2, 0.5, 9, 6)).isZero();
    }

    @Test
    void losses_of_the_same_month_multiply_and_never_take_more_than_all() {
        BudgetLine line = line(2, 4);
        line.lose(0.5, 0, 12);
        line.lose(0.5, 0, 12);
        line.lose(1, 30, 100);

        assertThat(line.ofYear(0)).isCloseTo(300, within(1e-9));
        assertThat(line.ofYear(2)).isCloseTo(1800, within(1e-9));
    }

    @Test
    void a_line_used_again_has_forgotten_its_losses() {
        BudgetLine line = line(2, 4);
        line.lose(1, 0, 36);
        line.begin(Item.TRANSFER, 1, 10);
        line.yearly[0] = 100;

        assertThat(line.ofYear(0)).isCloseTo(100, within(1e-9));
        assertThat(line.ofYear(1)).isZero();
    }
}

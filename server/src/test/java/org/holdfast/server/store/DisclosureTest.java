package org.holdfast.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DisclosureTest {
    private static Disclosure to(Role role) {
        return Disclosure.to(new Actor(1, "one", role));
    }

    @Test
    void an_officer_is_told_what_there_is() {
        assertThat(to(Role.OFFICER).count(3)).isEqualTo(3);
        assertThat(to(Role.OFFICER).amount(new BigDecimal("1234.5"), 1)).isEqualTo("1234.5");
    }

    @Test
    void a_supervisor_is_told_no_count_that_is_exact_but_none() {
        Disclosure supervisor = to(Role.SUPERVISOR);
        assertThat(supervisor.count(0)).isZero();
        for (long count = 1; count < 5; count++) {
            assertThat(supervisor.count(count)).isNull();
        }
        for (long count = 5; count < 1_000; count++) {
            assertThat(supervisor.count(count))
                    .isNotNull()
                    .satisfies(told -> assertThat(told % 5).isZero());
            assertThat(Math.abs(supervisor.count(count) - count)).isLessThanOrEqualTo(2);
        }
        assertThat(supervisor.amount(new BigDecimal("123456.78"), 12)).isEqualByComparingTo("120000");
        assertThat(supervisor.amount(new BigDecimal("123456.78"), 4)).isNull();
    }

    /** What the rows of a table, its total and another day give together leaves a small count open. */
    @Test
    void a_small_count_does_not_follow_from_the_others() {
        Disclosure supervisor = to(Role.SUPERVISOR);
        long others = 97;
        java.util.Set<Long> totals = new java.util.TreeSet<>();
        for (long small = 1; small < 5; small++) {
            totals.add(supervisor.count(others + small));
        }
        assertThat(totals).as("totals for one to four hidden households").hasSizeLessThan(3);
        assertThat(supervisor.count(others)).isEqualTo(supervisor.count(others - 1));
    }
}

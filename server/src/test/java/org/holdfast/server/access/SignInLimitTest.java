package org.holdfast.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
    private final AtomicLong now = new AtomicLong();
    private final SignInLimit limit = new SignInLimit(now::get);

    @Test
    void an_address_has_a_burst_and_then_waits() {
        for (int i = 0; i < SignInLimit.BURST; i++) {
            assertThat(limit.attempt("10.0.0.1")).isZero();
        }
        long wait = limit.attempt("10.0.0.1");
        assertThat(wait).isBetween(1L, 5L);
        assertThat(limit.attempt("10.0.0.2")).isZero();
        now.addAndGet(Duration.ofSeconds(wait).toNanos());
        assertThat(limit.attempt("10.0.0.1")).isZero();
        assertThat(limit.attempt("10.0.0.1")).isPositive();
    }

    @Test
    void after_a_while_the_burst_is_there_again() {
        for (int i = 0; i < 100; i++) {
            limit.attempt("10.0.0.1");
        }
        now.addAndGet(Duration.ofMinutes(3).toNanos());
        for (int i = 0; i < SignInLimit.BURST; i++) {
            assertThat(limit.attempt("10.0.0.1")).isZero();
        }
    }

    @Test
    void many_addresses_do_not_take_the_memory() {
        for (int i = 0; i < 50_000; i++) {
            assertThat(limit.attempt("10.0." + i)).isZero();
        }
        assertThat(limit.attempt("10.0.49999")).isZero();
    }
}

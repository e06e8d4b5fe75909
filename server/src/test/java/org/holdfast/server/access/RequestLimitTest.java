package org.holdfast.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.server.RunningServer;
import org.holdfast.server.store.Actor;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void what_is_allowed_at_once_is_allowed_again_as_time_passes() {
        AtomicLong now = new AtomicLong();
        Pace pace = new Pace(now::get);
        for (int i = 0; i < 20; i++) {
            assertThat(pace.wait("one", 20, SECOND / 2)).isZero();
        }
        assertThat(pace.wait("one", 20, SECOND / 2)).isEqualTo(1);
        assertThat(pace.wait("other", 20, SECOND / 2)).isZero();
        now.addAndGet(SECOND);
        assertThat(pace.wait("one", 20, SECOND / 2)).isZero();
        assertThat(pace.wait("one", 20, SECOND / 2)).isZero();
        assertThat(pace.wait("one", 20, SECOND / 2)).isEqualTo(1);
    }

    @Test
    void who_asks_too_often_is_told_when_to_come_again_and_health_is_always_told() throws Exception {
        set("1");
        try {
            Thread.sleep(2_100);
            int refused = 0;
            for (int i = 0; i < 40; i++) {
                var answer = RunningServer.Visitor.fresh().get("/api/v1/me");
                if (answer.statusCode() == 429) {
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    assertThat(answer.body()).contains("/problems/too-many-requests");
                    refused++;
                }
            }
            assertThat(refused).isBetween(20, 30);
            assertThat(RunningServer.Visitor.fresh().get("/sign-in").statusCode())
                    .isEqualTo(429);
            assertThat(RunningServer.Visitor.fresh().get("/readyz").statusCode())
                    .isEqualTo(200);
        } finally {
            set("9999");
            Thread.sleep(2_100);
        }
    }

    private static void set(String perSecond) {
        RunningServer.SERVER
                .store()
                .store()
                .write(
                        Actor.SYSTEM,
                        db -> db.sql("update setting set value = :value where name = 'requests_per_second'")
                                .param("value", perSecond)
                                .update());
    }
}

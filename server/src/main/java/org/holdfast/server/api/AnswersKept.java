package org.holdfast.server.api;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Forgets answers to repeated requests a day after they were given. */
public class AnswersKept implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(AnswersKept.class);
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final Store store;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "answers"));

    public AnswersKept(Store store) {
        this.store = store;
        thread.scheduleWithFixedDelay(this::sweep, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            forget();
        } catch (RuntimeException failed) {
            LOG.warn("Old answers were not forgotten; it is tried again", failed);
        }
    }

    /** Forgets those of more than a day ago; gives how many. */
    int forget() {
        return store.write(
                Actor.SYSTEM,
                db -> db.sql("delete from idempotency where at < now() - interval '24 hours'")
                        .update());
    }

    @Override
    public void destroy() {
        thread.shutdown();
    }
}

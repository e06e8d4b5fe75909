package org.holdfast.server.operation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.holdfast.server.assessment.Assessments;
import org.holdfast.server.journal.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps assessments current: looks twice a second whether households changed and assesses them, every household once a
 * day and when another pack decides, and signs the journal every ten minutes.
 */
public final class StaleWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StaleWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration SIGNED = Duration.ofMinutes(10);

    private final Assessments assessments;
    private final Checkpoints checkpoints;
    private final Supplier<LocalDate> today;
    private final Duration calm;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "assessments"));
    private final long startedAt = System.nanoTime();
    private long signedAt = startedAt;

    /** @param calm for so long after the start every household is not assessed again, only those that changed */
    public StaleWatch(Assessments assessments, Checkpoints checkpoints, Supplier<LocalDate> today, Duration calm) {
        this.assessments = assessments;
        this.checkpoints = checkpoints;
        this.today = today;
        this.calm = calm;
    }

    /** Begins to watch. */
    public void start() {
        assessments.markInterrupted();
        thread.execute(this::watch);
    }

    private void watch() {
        while (!thread.isShutdown()) {
            Duration pause = PAUSE;
            try {
                look();
            } catch (Exception failed) {
                LOG.error("An assessment failed; it is tried again", failed);
                pause = AFTER_FAILURE;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void look() throws Exception {
        LocalDate day = today.get();
        if (System.nanoTime() - startedAt >= calm.toNanos()) {
            assessments.nightly(day);
        }
        assessments.stale(day);
        assessments.preview(day);
        if (System.nanoTime() - signedAt > SIGNED.toNanos()) {
            checkpoints.sign();
            signedAt = System.nanoTime();
        }
    }

    /** Stops when the assessment that runs is done, at the latest after a minute, and signs the journal. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(60, TimeUnit.SECONDS)) {
                LOG.warn("An assessment is cut off; it is made again at the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        checkpoints.sign();
    }
}

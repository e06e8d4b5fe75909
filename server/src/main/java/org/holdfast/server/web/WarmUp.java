package org.holdfast.server.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.server.assessment.HouseholdAssessment;
import org.holdfast.server.registry.Excerpts;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out pages of households for nobody once the server answers, so that Java has compiled what they take before many
 * people come; when they come it waits. It writes nothing.
 */
public final class WarmUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int HOUSEHOLDS = 1_000;
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private final Store store;
    private final HouseholdSheet sheet;
    private final HouseholdAssessment assessment;
    private final Thread thread = new Thread(this::work, "warm-up");
    private volatile boolean stopped;

    public WarmUp(Store store, Excerpts excerpts, HouseholdAssessment assessment) {
        this.store = store;
        this.assessment = assessment;
        this.sheet = new HouseholdSheet(store, excerpts, assessment);
        thread.setDaemon(true);
    }

    /** Begins, beside everything else. */
    public void start() {
        thread.start();
    }

    private void work() {
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            for (String household : some()) {
                if (stopped || System.nanoTime() > end) {
                    return;
                }
                sheet.of(Actor.SYSTEM, household, null);
                while (!stopped && assessment.isAsked()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.debug("The server is not warmed up", failed);
        }
    }

    /** Households from all over the register. */
    private List<String> some() {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("""
                with bounds as (select min(household_no) as least, max(household_no) as most from household)
                select h.household_id
                from bounds cross join generate_series(least, most, greatest(1, (most - least) / :households)) as n
                join household h on h.household_no = n
                limit :households""")
                        .param("households", HOUSEHOLDS)
                        .query(String.class)
                        .list());
    }

    @Override
    public void close() {
        stopped = true;
    }
}

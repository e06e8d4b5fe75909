package org.holdfast.server.assessment;

import java.time.LocalDate;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which assessments were made, of what, and how they ended. */
final class Runs {
    private final Store store;

    Runs(Store store) {
        this.store = store;
    }

    /** The last assessment of everybody that was done. */
    record Full(long runId, LocalDate asOf, String digest) {
        boolean by(String packDigest) {
            return digest.equals(packDigest);
        }
    }

    /** The last assessment of everybody; null when there was none. */
    @Nullable
    Full lastFull() {
        return store.read(
                Actor.SYSTEM, db -> db.sql("""
                        select run_id, as_of, digest from run where kind = 'full' and state = 'done'
                        order by run_id desc limit 1""").query(Full.class).optional().orElse(null));
    }

    long begin(Actor asker, String kind, String cause, LocalDate asOf, String digest) {
        return store.write(
                asker,
                db -> db.sql("""
                        insert into run (kind, cause, as_of, digest, state, asked_by, started_at)
                        values (:kind, :cause, :asOf, :digest, 'running', :by, clock_timestamp()) returning run_id""")
                        .param("kind", kind)
                        .param("cause", cause)
                        .param("asOf", asOf)
                        .param("digest", digest)
                        .param("by", asker.accountId())
                        .query(Long.class)
                        .single());
    }

    void fail(long runId, WhyNot problem) {
        store.write(
                Actor.SYSTEM,
                db -> db.sql("""
                        update run set state = 'failed', ended_at = clock_timestamp(), problem = :problem
                        where run_id = :run""")
                        .param("problem", problem.id())
                        .param("run", runId)
                        .update());
    }

    int markInterrupted() {
        return store.write(
                Actor.SYSTEM,
                db -> db.sql("update run set state = 'interrupted', ended_at = now() where state = 'running'")
                        .update());
    }

    static void finish(JdbcClient db, Assessments.Run run, long version, String population) {
        db.sql("""
                update run set state = 'done', ended_at = clock_timestamp(), register_version = :version,
                    households = :households, changed = :changed, opened = :opened, population = :population::jsonb
                where run_id = :run""")
                .param("version", version)
                .param("households", run.households())
                .param("changed", run.changed())
                .param("opened", run.opened())
                .param("population", population)
                .param("run", run.runId())
                .update();
    }
}

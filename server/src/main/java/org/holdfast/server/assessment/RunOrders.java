package org.holdfast.server.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.store.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The assessments that were made, and orders of new ones: whoever assesses looks for them. */
public final class RunOrders {
    private static final String COLUMNS = """
            select run_id, kind, cause, as_of, digest, state, asked_at, started_at, ended_at, problem,
                case when whole then households end households, case when whole then changed end changed,
                case when whole then opened end opened
            from run, (select has_every_household() and (reads_households() or acting_role() = 'administrator') whole) reader\s""";
    private final Journal journal;

    public RunOrders(Journal journal) {
        this.journal = journal;
    }

    /**
     * An assessment: what for, how far it is, and what it found.
     *
     * @param households of the whole register, as are {@code changed} and the signals {@code opened}; null for readers who do
     *     not have every household at their place, and before the end
     * @param problem {@code refused}: the register or the pack does not allow an assessment; {@code failed}: the server's log
     *     says why
     */
    public record RunRow(
            long runId,
            String kind,
            String cause,
            LocalDate asOf,
            String digest,
            String state,
            OffsetDateTime askedAt,
            @Nullable OffsetDateTime startedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable Long households,
            @Nullable Long changed,
            @Nullable Long opened,
            @Nullable String problem) {}

    /** Assessments before that number, the newest first. */
    public List<RunRow> list(Actor reader, long before, int rows) {
        return journal.store()
                .read(
                        reader,
                        db -> db.sql(COLUMNS + "where run_id < :before order by run_id desc limit :rows")
                                .param("before", before)
                                .param("rows", rows)
                                .query(RunRow.class)
                                .list());
    }

    /** An assessment; empty when there is none for the reader. */
    public Optional<RunRow> find(Actor reader, long id) {
        return journal.store()
                .read(
                        reader,
                        db -> db.sql(COLUMNS + "where run_id = :id")
                                .param("id", id)
                                .query(RunRow.class)
                                .optional());
    }

    /** Asks for an assessment of every household; false when one waits already. */
    public boolean ask(Actor actor) {
        Entry entry = new Entry(Action.RUN_ASKED, LocalDate.now(ZoneOffset.UTC), null, null);
        return journal.change(actor, entry, (db, changes) -> {
            int fresh = db.sql("insert into run_order (single, asked_by) values (true, :by) on conflict do nothing")
                    .param("by", actor.accountId())
                    .update();
            if (fresh > 0) {
                changes.add(new Change("run", "full", null, null, CanonicalJson.write("asked")));
            }
            return fresh > 0;
        });
    }

    /** Whether an assessment is asked for. */
    static boolean isAsked(JdbcClient db) {
        return db.sql("select exists (select 1 from run_order)")
                .query(Boolean.class)
                .single();
    }

    /** Takes the order, for an assessment that begins now. */
    static void take(JdbcClient db) {
        db.sql("delete from run_order").update();
    }
}

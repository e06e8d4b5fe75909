package org.holdfast.server.signals;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Changes;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.store.Actor;
import org.jspecify.annotations.Nullable;

/** Takes and closes signals, many at once; what an account may not change, or what is closed already, is left. */
public final class Signals {
    /** As many are worked on at once. */
    public static final int MOST = 500;

    private final Journal journal;

    public Signals(Journal journal) {
        this.journal = journal;
    }

    /** How a signal ends. */
    public enum Outcome {
        TRUE,
        FALSE,
        DUPLICATE,
        OUTSIDE;

        /** The outcome of that name in the API and in forms; null when there is none. */
        public static @Nullable Outcome find(String id) {
            for (Outcome outcome : values()) {
                if (outcome.id().equals(id)) {
                    return outcome;
                }
            }
            return null;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A signal that was changed, and who had it before. */
    private record Changed(
            long signalId, @Nullable Long placeNo, @Nullable Long assignedTo) {}

    /**
     * A signal as one looks at it.
     *
     * @param explanation why it was opened, as JSON
     */
    public record Detail(
            long signalId,
            String householdId,
            String channel,
            @Nullable String level,
            @Nullable String category,
            List<String> causes,
            OffsetDateTime openedAt,
            LocalDate dueOn,
            String state,
            @Nullable String assignee,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String explanation) {}

    /** A signal; empty when there is none for the reader. */
    public Optional<Detail> find(Actor reader, long id) {
        return journal.store()
                .read(
                        reader,
                        db -> db.sql("""
                        select s.signal_id, s.household_id, s.channel, s.level, s.category, s.causes, s.opened_at, s.due_on,
                            s.state, a.name assignee, s.outcome, s.reason, s.explanation::text explanation
                        from signal s left join account a on a.account_id = s.assigned_to where s.signal_id = :id""")
                                .param("id", id)
                                .query((row, n) -> new Detail(
                                        row.getLong("signal_id"),
                                        row.getString("household_id"),
                                        row.getString("channel"),
                                        row.getString("level"),
                                        row.getString("category"),
                                        List.of((String[])
                                                row.getArray("causes").getArray()),
                                        row.getObject("opened_at", OffsetDateTime.class),
                                        row.getObject("due_on", LocalDate.class),
                                        row.getString("state"),
                                        row.getString("assignee"),
                                        row.getString("outcome"),
                                        row.getString("reason"),
                                        row.getString("explanation")))
                                .optional());
    }

    /** Assigns open signals to whoever asks; gives the ids of those it did. */
    public List<Long> take(Actor actor, List<Long> ids) {
        return assign(actor, ids, actor.accountId());
    }

    /** Assigns open signals to a colleague; empty when there is no such one who works with households at the place. */
    public Optional<List<Long>> assign(Actor actor, List<Long> ids, String colleague) {
        Optional<Long> account = journal.store()
                .read(
                        actor,
                        db -> db.sql("""
                        select account_id from account where name = :name and enabled
                            and role in ('worker', 'reviewer', 'officer')""")
                                .param("name", colleague)
                                .query(Long.class)
                                .optional());
        return account.map(id -> assign(actor, ids, id));
    }

    private List<Long> assign(Actor actor, List<Long> ids, long assignee) {
        Entry entry = new Entry(Action.SIGNAL_ASSIGNED, LocalDate.now(ZoneOffset.UTC), null, null);
        return journal.change(actor, entry, (db, changes) -> {
            List<Changed> changed = db.sql("""
                    update signal s set assigned_to = :assignee, version = s.version + 1
                    from (select signal_id, assigned_to from signal
                        where signal_id = any(:ids) and state = 'open' and assigned_to is distinct from :assignee
                        order by signal_id for update) o
                    where s.signal_id = o.signal_id
                    returning s.signal_id, s.place_no, o.assigned_to""")
                    .param("assignee", assignee)
                    .param("ids", array(ids))
                    .query(Changed.class)
                    .list();
            for (Changed one : changed) {
                Long before = one.assignedTo();
                add(
                        changes,
                        one,
                        before == null ? null : Map.of("assigned_to", before.toString()),
                        Map.of("assigned_to", Long.toString(assignee)));
            }
            return changed.stream().map(Changed::signalId).toList();
        });
    }

    /** Closes open signals with an outcome and a reason; gives the ids of those it did. */
    public List<Long> close(Actor actor, List<Long> ids, Outcome outcome, String reason) {
        Entry entry = new Entry(Action.SIGNAL_CLOSED, LocalDate.now(ZoneOffset.UTC), null, reason);
        return journal.change(actor, entry, (db, changes) -> {
            List<Changed> changed = db.sql("""
                    update signal set state = 'closed', outcome = :outcome, reason = :reason, closed_by = :me,
                        closed_at = clock_timestamp(), version = version + 1
                    where signal_id = any(:ids) and state = 'open'
                    returning signal_id, place_no, assigned_to""")
                    .param("outcome", outcome.id())
                    .param("reason", reason)
                    .param("me", actor.accountId())
                    .param("ids", array(ids))
                    .query(Changed.class)
                    .list();
            for (Changed one : changed) {
                add(
                        changes,
                        one,
                        Map.of("state", "open"),
                        new TreeMap<>(Map.of("state", "closed", "outcome", outcome.id(), "reason", reason)));
            }
            return changed.stream().map(Changed::signalId).toList();
        });
    }

    private static void add(
            Changes changes, Changed one, @Nullable Map<String, String> before, Map<String, String> after) {
        changes.add(new Change(
                "signal",
                Long.toString(one.signalId()),
                one.placeNo(),
                before == null ? null : CanonicalJson.write(before),
                CanonicalJson.write(after)));
    }

    private static Long[] array(List<Long> ids) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " signals are changed at once");
        }
        return ids.toArray(new Long[0]);
    }
}

package org.holdfast.server.journal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;

/** The journal as somebody looks through it: the entries and changes that he may see. */
public final class JournalReading {
    private static final String COLUMNS = """
            select e.position, e.at, e.account, e.action, e.held_on, e.source, e.reason, e.changes, p.name place,
                encode(e.hash, 'hex') hash
            from journal_entry e left join place p on p.place_no = e.place_no\s""";
    private final Store store;

    public JournalReading(Store store) {
        this.store = store;
    }

    /**
     * An entry.
     *
     * @param place the name of the narrowest place that encloses its changes; null when it is not about places
     */
    public record EntryRow(
            long position,
            OffsetDateTime at,
            String account,
            String action,
            LocalDate heldOn,
            @Nullable String source,
            @Nullable String reason,
            long changes,
            @Nullable String place,
            String hash) {}

    /** A change of an entry; before and after are JSON. */
    public record ChangeRow(
            long no,
            String kind,
            String subject,
            @Nullable String before,
            @Nullable String after) {}

    /** Where the chain stands, and where it was signed last. */
    public record Head(
            long position,
            String hash,
            @Nullable Long signedPosition,
            @Nullable OffsetDateTime signedAt) {}

    /**
     * Which entries; an empty text asks for all.
     *
     * @param from the first day; null is the beginning
     * @param until the last day; null is today
     */
    public record Filter(
            String action,
            String account,
            String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
            return day == null ? null : day.atStartOfDay(ZoneId.systemDefault()).toOffsetDateTime();
        }
    }

    /** Entries before that position, the newest first. */
    public List<EntryRow> list(Actor reader, Filter filter, long before, int rows) {
        return store.read(
                reader,
                db -> db.sql(COLUMNS + """
                        where e.position < :before and (:action = '' or e.action = :action)
                            and (:account = '' or e.account = :account)
                            and (:from::timestamptz is null or e.at >= :from::timestamptz)
                            and (:until::timestamptz is null or e.at < :until::timestamptz)
                            and (:subject = '' or exists (select 1 from journal_change c
                                where c.entry_id = e.entry_id and c.subject = :subject))
                        order by e.position desc limit :rows""")
                        .param("before", before)
                        .param("action", filter.action())
                        .param("account", filter.account())
                        .param("from", Filter.start(filter.from()))
                        .param(
                                "until",
                                Filter.start(
                                        filter.until() == null
                                                ? null
                                                : filter.until().plusDays(1)))
                        .param("subject", filter.subject())
                        .param("rows", rows)
                        .query(EntryRow.class)
                        .list());
    }

    /** An entry; empty when there is none for the reader. */
    public Optional<EntryRow> find(Actor reader, long position) {
        return store.read(
                reader,
                db -> db.sql(COLUMNS + "where e.position = :position")
                        .param("position", position)
                        .query(EntryRow.class)
                        .optional());
    }

    /** The changes of an entry after that number. */
    public List<ChangeRow> changes(Actor reader, long position, long after, int rows) {
        return store.read(
                reader,
                db -> db.sql("""
                        select c.no, c.kind, c.subject, c.before, c.after from journal_change c
                        where c.entry_id = (select entry_id from journal_entry where position = :position) and c.no > :after
                        order by c.no limit :rows""")
                        .param("position", position)
                        .param("after", after)
                        .param("rows", rows)
                        .query(ChangeRow.class)
                        .list());
    }

    /** Where the chain stands. */
    public Head head(Actor reader) {
        return store.read(reader, db -> db.sql("""
                        select h.position, encode(h.hash, 'hex') hash, c.position signed_position, c.at signed_at
                        from journal_head h left join lateral
                            (select position, at from journal_checkpoint order by position desc limit 1) c on true""").query(Head.class).single());
    }

    /** Where the chain was signed: the signature is over the position, the hash and the time. */
    public record Signed(long position, String hash, OffsetDateTime at, String key, String signature) {}

    /** Checkpoints before that position, the newest first. */
    public List<Signed> checkpoints(Actor reader, long before, int rows) {
        return store.read(
                reader,
                db -> db.sql("""
                        select position, encode(hash, 'hex') hash, at, key_id key,
                            translate(encode(signature, 'base64'), E'\\n', '') signature
                        from journal_checkpoint where position < :before order by position desc limit :rows""")
                        .param("before", before)
                        .param("rows", rows)
                        .query(Signed.class)
                        .list());
    }

    /** Whether everything in the journal is the reader's to see: an auditor of every place. */
    public boolean seesAll(Actor reader) {
        return reader.role() == Role.AUDITOR
                && store.read(
                        reader,
                        db -> db.sql("select coalesce(place_from() = 0 and place_to() = 9223372036854775807, false)")
                                .query(Boolean.class)
                                .single());
    }
}

package org.holdfast.server.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accepts changes: what the work writes and the entry that says so are one transaction, so that what is not in the journal
 * did not happen. Entries are chained under a lock that is taken last and held until the commit.
 */
public final class Journal {
    private final Store store;

    public Journal(Store store) {
        this.store = store;
    }

    /** The store whose changes it accepts. */
    public Store store() {
        return store;
    }

    /** Work that changes something and says what. */
    @FunctionalInterface
    public interface Work<T> {
        T run(JdbcClient db, Changes changes);
    }

    /** The last entry's position and hash. */
    record Head(long position, byte[] hash) {
        static Head of(ResultSet row, int number) throws SQLException {
            return new Head(row.getLong("position"), row.getBytes("hash"));
        }
    }

    /** Does the work and journals its changes as one entry; without a change there is no entry. */
    public <T> T change(Actor actor, Entry entry, Work<T> work) {
        return store.write(actor, db -> {
            Changes changes = new Changes(db, store.connection());
            T made = work.run(db, changes);
            if (changes.count() > 0) {
                append(db, actor, entry, changes);
            }
            return made;
        });
    }

    private static void append(JdbcClient db, Actor actor, Entry entry, Changes changes) {
        String digest = ChainedEntry.hex(changes.finish());
        Long place = changes.placeNo();
        Head head = db.sql("select position, hash from journal_head for update")
                .query(Head::of)
                .single();
        ChainedEntry chained = new ChainedEntry(
                head.position() + 1,
                db.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant(),
                actor.accountId(),
                actor.name(),
                entry.action().id(),
                entry.heldOn(),
                entry.source(),
                entry.reason(),
                place,
                changes.count(),
                digest);
        byte[] hash = chained.hash(head.hash());
        insert(db, changes.entryId(), chained, head.hash(), hash);
        db.sql("update journal_head set position = :position, hash = :hash")
                .param("position", chained.position())
                .param("hash", hash)
                .update();
    }

    private static void insert(JdbcClient db, long entryId, ChainedEntry entry, byte[] previous, byte[] hash) {
        db.sql("""
                insert into journal_entry (entry_id, position, at, account_id, account, action, held_on, source, reason,
                    place_no, changes, changes_digest, previous_hash, hash)
                overriding system value
                values (:id, :position, :at, :accountId, :account, :action, :heldOn, :source, :reason,
                    :place, :changes, decode(:digest, 'hex'), :previous, :hash)""")
                .param("id", entryId)
                .param("position", entry.position())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("accountId", entry.accountId())
                .param("account", entry.account())
                .param("action", entry.action())
                .param("heldOn", entry.heldOn())
                .param("source", entry.source())
                .param("reason", entry.reason())
                .param("place", entry.placeNo())
                .param("changes", entry.changes())
                .param("digest", entry.changesDigest())
                .param("previous", previous)
                .param("hash", hash)
                .update();
    }

    /** The entry of a row that has the columns of the table. */
    static ChainedEntry entry(ResultSet row, int number) throws SQLException {
        long place = row.getLong("place_no");
        boolean aboutNoPlace = row.wasNull();
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new ChainedEntry(
                row.getLong("position"),
                at,
                row.getLong("account_id"),
                row.getString("account"),
                row.getString("action"),
                row.getObject("held_on", LocalDate.class),
                row.getString("source"),
                row.getString("reason"),
                aboutNoPlace ? null : place,
                row.getLong("changes"),
                ChainedEntry.hex(row.getBytes("changes_digest")));
    }
}

package org.holdfast.server.journal;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.holdfast.server.store.BatchInsert;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The changes of an entry that is being made, written as they come: a load has a million. */
public final class Changes {
    private static final List<BatchInsert.Into> COLUMNS = List.of(
            new BatchInsert.Into("entry_id", "bigint"),
            new BatchInsert.Into("no", "bigint"),
            new BatchInsert.Into("kind", "text"),
            new BatchInsert.Into("subject", "text"),
            new BatchInsert.Into("place_no", "bigint"),
            new BatchInsert.Into("before", "text"),
            new BatchInsert.Into("after", "text"));

    private final JdbcClient db;
    private final ChangesDigest digest = new ChangesDigest();
    private final BatchInsert rows;
    private long entryId;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    Changes(JdbcClient db, Connection connection) {
        this.db = db;
        this.rows = new BatchInsert(connection, "journal_change", COLUMNS);
    }

    /** Records a change. */
    public void add(Change change) {
        if (digest.count() == 0) {
            entryId = db.sql("select nextval(pg_get_serial_sequence('journal_entry', 'entry_id'))")
                    .query(Long.class)
                    .single();
        }
        digest.add(change);
        Long place = change.placeNo();
        if (place != null) {
            least = Math.min(least, place);
            greatest = Math.max(greatest, place);
        }
        rows.add(Arrays.asList(
                Long.toString(entryId),
                Long.toString(digest.count()),
                change.kind(),
                change.subject(),
                place == null ? null : place.toString(),
                change.before(),
                change.after()));
    }

    /** How many there are. */
    public long count() {
        return digest.count();
    }

    long entryId() {
        return entryId;
    }

    byte[] finish() {
        rows.flush();
        return digest.finish();
    }

    /** The narrowest place that encloses every change that is about one. */
    @Nullable
    Long placeNo() {
        if (least > greatest) {
            return null;
        }
        return db.sql("""
                select place_no from place where place_no <= :least and last_no >= :greatest
                order by place_no desc limit 1""")
                .param("least", least)
                .param("greatest", greatest)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}

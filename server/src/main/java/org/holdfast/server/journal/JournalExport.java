package org.holdfast.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the whole journal as JSON Lines that {@link JournalVerification} proves without a server: a first line with the
 * format and the public key, each entry followed by its changes, checkpoints where they were signed, and a signed last line
 * that says where the journal ends.
 */
public final class JournalExport {
    static final String FORMAT = "holdfast-journal-1";
    private static final int FETCHED = 500;

    private final Store store;
    private final JournalKey key;

    public JournalExport(Store store, JournalKey key) {
        this.store = store;
        this.key = key;
    }

    /** Writes the journal as it stands now; gives how many entries it has. */
    public long write(Writer to) throws IOException {
        try {
            return store.read(Actor.SYSTEM, db -> {
                // one statement is one snapshot; entries that come meanwhile are not in the export
                Journal.Head head = db.sql("select position, hash from journal_head")
                        .query(Journal.Head::of)
                        .single();
                Lines lines = new Lines(to);
                lines.add(Map.of("format", FORMAT, "key", key.published()));
                entries(db, head.position(), lines);
                SignedHead end = new SignedHead(
                        SignedHead.HEAD,
                        head.position(),
                        ChainedEntry.hex(head.hash()),
                        ChainedEntry.time(Instant.now()),
                        lines.digest());
                lines.add(end.line(key.sign(end.text())));
                return head.position();
            });
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private static void entries(JdbcClient db, long last, Lines to) {
        long[] written = {0};
        RowCallbackHandler each = row -> {
            if (row.getLong("position") != written[0]) {
                written[0] = row.getLong("position");
                entry(to, row);
            }
            if (row.getString("kind") != null) {
                change(to, row);
            }
            if (row.getLong("no") == row.getLong("changes") && row.getBytes("signature") != null) {
                checkpoint(to, row);
            }
        };
        db.sql("""
                select e.*, c.no, c.kind, c.subject, c.place_no as change_place, c.before, c.after,
                    p.at as signed_at, p.signature
                from journal_entry e
                join journal_change c on c.entry_id = e.entry_id
                left join journal_checkpoint p on p.position = e.position
                where e.position <= :last
                order by e.position, c.no""").param("last", last).withFetchSize(FETCHED).query(each);
    }

    private static void entry(Lines to, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> fields = Journal.entry(row, 0).fields();
        fields.put("hash", ChainedEntry.hex(row.getBytes("hash")));
        to.add(fields);
    }

    private static void change(Lines to, ResultSet row) throws SQLException {
        long place = row.getLong("change_place");
        boolean aboutNoPlace = row.wasNull();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", row.getString("kind"));
        fields.put("subject", row.getString("subject"));
        fields.put("place_no", aboutNoPlace ? null : Long.toString(place));
        fields.put("before", row.getString("before"));
        fields.put("after", row.getString("after"));
        to.add(fields);
    }

    private static void checkpoint(Lines to, ResultSet row) throws SQLException {
        SignedHead signed = new SignedHead(
                SignedHead.CHECKPOINT,
                row.getLong("position"),
                ChainedEntry.hex(row.getBytes("hash")),
                ChainedEntry.time(
                        row.getObject("signed_at", OffsetDateTime.class).toInstant()),
                null);
        to.add(signed.line(Base64.getEncoder().encodeToString(row.getBytes("signature"))));
    }

    /** The lines of an export, and the digest of all so far. */
    private static final class Lines {
        private final Writer to;
        private final MessageDigest digest = Sha256.start();

        Lines(Writer to) {
            this.to = to;
        }

        void add(Map<String, ? extends @Nullable Object> fields) {
            add(CanonicalJson.write(fields));
        }

        void add(String text) {
            String line = text + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            try {
                to.append(line);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        /** Of all so far; nothing that is added later counts. */
        String digest() {
            return ChainedEntry.hex(digest.digest());
        }
    }
}

package org.holdfast.server.journal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;

/** Signs where the journal stands, so that a tail cut off later is missed. */
public final class Checkpoints {
    private final Store store;
    private final JournalKey key;

    public Checkpoints(Store store, JournalKey key) {
        this.store = store;
        this.key = key;
    }

    /** Signs the head of the journal unless it is signed already; says whether it did. */
    public boolean sign() {
        return store.write(Actor.SYSTEM, db -> {
            Journal.Head head = db.sql("select position, hash from journal_head for update")
                    .query(Journal.Head::of)
                    .single();
            long signed = db.sql("select coalesce(max(position), 0) from journal_checkpoint")
                    .query(Long.class)
                    .single();
            if (head.position() <= signed) {
                return false;
            }
            OffsetDateTime now = db.sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single();
            String text = new SignedHead(
                            SignedHead.CHECKPOINT,
                            head.position(),
                            ChainedEntry.hex(head.hash()),
                            ChainedEntry.time(now.toInstant()),
                            null)
                    .text();
            db.sql("""
                    insert into journal_checkpoint (position, hash, at, key_id, signature)
                    values (:position, :hash, :at, :key, :signature)""")
                    .param("position", head.position())
                    .param("hash", head.hash())
                    .param("at", now.withOffsetSameInstant(ZoneOffset.UTC))
                    .param("key", key.published())
                    .param("signature", Base64.getDecoder().decode(key.sign(text)))
                    .update();
            return true;
        });
    }
}

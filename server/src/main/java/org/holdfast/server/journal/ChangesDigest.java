package org.holdfast.server.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 over the changes of an entry in their order: of each the fields kind, subject, place_no, before and after, each
 * as its length in bytes (8 bytes, big-endian; -1 for nothing) and its UTF-8 bytes.
 */
final class ChangesDigest {
    private final MessageDigest digest = Sha256.start();
    private long count;

    void add(Change change) {
        add(change.kind());
        add(change.subject());
        Long place = change.placeNo();
        add(place == null ? null : place.toString());
        add(change.before());
        add(change.after());
        count++;
    }

    private void add(@Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Long.BYTES)
                .putLong(field == null ? -1 : bytes.length)
                .array());
        digest.update(bytes);
    }

    long count() {
        return count;
    }

    /** The digest; the object is used up. */
    byte[] finish() {
        return digest.digest();
    }
}

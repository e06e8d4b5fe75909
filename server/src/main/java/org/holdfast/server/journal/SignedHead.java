package org.holdfast.server.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server's word that its journal reached a position with a hash at a time: a checkpoint, or the end of an export.
 *
 * @param what {@code checkpoint} or {@code head}, so that one cannot pass for the other
 * @param hash in hexadecimal digits
 * @param at as {@link ChainedEntry#time} writes it
 * @param digest of an export: the SHA-256 of all that precedes its last line; null in a checkpoint
 */
record SignedHead(
        String what,
        long position,
        String hash,
        String at,
        @Nullable String digest) {
    static final String CHECKPOINT = "checkpoint";
    static final String HEAD = "head";

    /** What is signed. */
    String text() {
        return CanonicalJson.write(fields());
    }

    private Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("what", what);
        fields.put("position", Long.toString(position));
        fields.put("hash", hash);
        fields.put("at", at);
        if (digest != null) {
            fields.put("digest", digest);
        }
        return fields;
    }

    /** The line of an export. */
    String line(String signature) {
        Map<String, @Nullable Object> fields = fields();
        fields.put("signature", signature);
        return CanonicalJson.write(fields);
    }
}

package org.holdfast.server.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry in its place in the chain. Its hash is the SHA-256 of the predecessor's hash followed by the UTF-8 bytes of
 * {@link #header}; the first entry's predecessor is 32 zero bytes.
 *
 * @param position from 1, without gaps
 * @param at when it was accepted, in microseconds
 * @param account the name of who made it, at that time
 * @param placeNo the number of the narrowest place that encloses all changes, or null when none is about a place
 */
public record ChainedEntry(
        long position,
        Instant at,
        long accountId,
        String account,
        String action,
        LocalDate heldOn,
        @Nullable String source,
        @Nullable String reason,
        @Nullable Long placeNo,
        long changes,
        String changesDigest) {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The predecessor's hash of the first entry. */
    public static byte[] genesis() {
        return new byte[Sha256.BYTES];
    }

    /** A time as it stands in the journal: UTC, six decimals of the second. */
    static String time(Instant at) {
        return MICROSECONDS.format(at);
    }

    /** Everything the hash covers, in canonical form. */
    public String header() {
        return CanonicalJson.write(fields());
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("position", Long.toString(position));
        fields.put("at", time(at));
        fields.put("account_id", Long.toString(accountId));
        fields.put("account", account);
        fields.put("action", action);
        fields.put("held_on", heldOn.toString());
        fields.put("source", source);
        fields.put("reason", reason);
        fields.put("place_no", placeNo == null ? null : placeNo.toString());
        fields.put("changes", Long.toString(changes));
        fields.put("changes_digest", changesDigest);
        return fields;
    }

    /** The entry's hash, given its predecessor's. */
    public byte[] hash(byte[] previous) {
        return hash(previous, header());
    }

    static byte[] hash(byte[] previous, String header) {
        MessageDigest digest = Sha256.start();
        digest.update(previous);
        return digest.digest(header.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

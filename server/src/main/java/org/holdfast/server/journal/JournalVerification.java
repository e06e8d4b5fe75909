package org.holdfast.server.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Proves an exported journal whole, from the export alone: every line is in canonical form, every change is covered by its
 * entry's digest, every entry by the chain, every checkpoint and the end by a signature of the key on the first line. Whether
 * that key is the server's own, only somebody who has it from elsewhere can tell.
 */
public final class JournalVerification {
    /** Longer lines are refused. */
    private static final int LONGEST_LINE = 128 << 20;

    private static final Set<String> CHANGE = Set.of("kind", "subject", "place_no", "before", "after");
    private static final Set<String> CHECKPOINT = Set.of("what", "position", "hash", "at", "signature");
    private static final Set<String> HEAD = Set.of("what", "position", "hash", "at", "digest", "signature");

    private final BufferedReader from;
    private long number;
    private String key = "";
    private byte[] hash = ChainedEntry.genesis();
    private long position;
    private String time = "";
    private long checkpoints;
    private final MessageDigest digest = Sha256.start();

    private JournalVerification(Reader from) {
        this.from = new BufferedReader(from);
    }

    /**
     * What a whole journal is.
     *
     * @param key the public key all is signed with, as {@link JournalKey#published}
     * @param end when the export was made
     */
    public record Proof(long entries, long checkpoints, String hash, String end, String key) {}

    /**
     * Verifies an export.
     *
     * @param expectedKey the server's public key, had from elsewhere; null to take the export's word for it
     */
    public static Proof verify(Reader export, @Nullable String expectedKey) throws IOException, JournalFault {
        return new JournalVerification(export).run(expectedKey);
    }

    private Proof run(@Nullable String expectedKey) throws IOException, JournalFault {
        Map<String, @Nullable Object> first = next();
        if (!first.keySet().equals(Set.of("format", "key")) || !JournalExport.FORMAT.equals(first.get("format"))) {
            throw fault("this is no export of a journal in the format " + JournalExport.FORMAT);
        }
        key = text(first, "key");
        if (expectedKey != null && !expectedKey.equals(key)) {
            throw fault("the journal names another public key than the one given");
        }
        while (true) {
            String before = ChainedEntry.hex(copied());
            Map<String, @Nullable Object> line = next();
            if (line.keySet().equals(HEAD)) {
                signed(line, SignedHead.HEAD, before);
                if (read() != null) {
                    throw fault("something follows the signed end");
                }
                return new Proof(position, checkpoints, ChainedEntry.hex(hash), text(line, "at"), key);
            }
            if (line.keySet().equals(CHECKPOINT)) {
                signed(line, SignedHead.CHECKPOINT, null);
                checkpoints++;
            } else {
                entry(line);
            }
        }
    }

    private void entry(Map<String, @Nullable Object> line) throws IOException, JournalFault {
        long at = number;
        Object claimed = line.remove("hash");
        if (claimed == null || !line.keySet().equals(FIELDS)) {
            throw fault("an entry of the journal, a checkpoint or the end is expected");
        }
        if (!Long.toString(position + 1).equals(line.get("position"))) {
            throw fault("position " + (position + 1) + " is expected, not " + line.get("position"));
        }
        if (text(line, "at").compareTo(time) < 0) {
            throw fault("the entry is earlier than the one before it");
        }
        String header = CanonicalJson.write(line);
        byte[] found = ChainedEntry.hash(hash, header);
        if (!ChainedEntry.hex(found).equals(claimed)) {
            throw fault("the entry at position " + (position + 1) + " does not have the hash it claims");
        }
        changes(line, at);
        position++;
        hash = found;
        time = text(line, "at");
    }

    private void changes(Map<String, @Nullable Object> entry, long at) throws IOException, JournalFault {
        ChangesDigest digest = new ChangesDigest();
        long expected = count(entry);
        while (digest.count() < expected) {
            Map<String, @Nullable Object> line = next();
            if (!line.keySet().equals(CHANGE)) {
                throw fault(
                        "change " + (digest.count() + 1) + " of the " + expected + " of line " + at + " is expected");
            }
            String place = optional(line, "place_no");
            digest.add(new Change(
                    text(line, "kind"),
                    text(line, "subject"),
                    place == null ? null : number(place),
                    optional(line, "before"),
                    optional(line, "after")));
        }
        if (!HexFormat.of().formatHex(digest.finish()).equals(entry.get("changes_digest"))) {
            throw fault(
                    "the changes of position " + (position + 1) + " (line " + at + ") are not those it was made with");
        }
    }

    private void signed(Map<String, @Nullable Object> line, String what, @Nullable String digest) throws JournalFault {
        String signature = text(line, "signature");
        SignedHead expected = new SignedHead(what, position, ChainedEntry.hex(hash), text(line, "at"), digest);
        if (!expected.line(signature).equals(CanonicalJson.write(line))) {
            throw fault("the " + what
                    + " speaks of another journal than what precedes it: something is missing, was added or altered");
        }
        if (!JournalKey.isSigned(expected.text(), signature, key)) {
            throw fault("the " + what + " is not signed with the key of the first line");
        }
        if (text(line, "at").compareTo(time) < 0) {
            throw fault("the " + what + " is earlier than the entry it follows");
        }
    }

    private static final Set<String> FIELDS = Set.of(
            "position",
            "at",
            "account_id",
            "account",
            "action",
            "held_on",
            "source",
            "reason",
            "place_no",
            "changes",
            "changes_digest");

    private long count(Map<String, @Nullable Object> entry) throws JournalFault {
        long changes = number(text(entry, "changes"));
        if (changes < 1) {
            throw fault("an entry has at least one change");
        }
        return changes;
    }

    private long number(String text) throws JournalFault {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException garbage) {
            throw fault("'" + text + "' is no number");
        }
    }

    private String text(Map<String, @Nullable Object> line, String field) throws JournalFault {
        if (line.get(field) instanceof String text) {
            return text;
        }
        throw fault("the field " + field + " is no text");
    }

    private @Nullable String optional(Map<String, @Nullable Object> line, String field) throws JournalFault {
        return line.get(field) == null ? null : text(line, field);
    }

    /** The digest of all lines so far, which go on being counted. */
    private byte[] copied() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The next line; it must be there and in canonical form. */
    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> next() throws IOException, JournalFault {
        String line = read();
        if (line == null) {
            throw fault("the journal is cut off: its signed end is missing");
        }
        try {
            if (CanonicalJson.read(line) instanceof Map<?, ?> object
                    && CanonicalJson.write(object).equals(line)) {
                return (Map<String, @Nullable Object>) object;
            }
        } catch (JacksonException | IllegalArgumentException garbage) {
            throw fault("this is no canonical JSON");
        }
        throw fault("this is no canonical JSON object");
    }

    /** The next line without its end, or null; a last line without an end is cut off. */
    private @Nullable String read() throws IOException, JournalFault {
        number++;
        StringBuilder line = new StringBuilder();
        for (int c = from.read(); c != '\n'; c = from.read()) {
            if (c < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw fault("the line is cut off");
            }
            line.append((char) c);
            if (line.length() > LONGEST_LINE) {
                throw fault("the line is longer than any that is written");
            }
        }
        digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return line.toString();
    }

    private JournalFault fault(String what) {
        return new JournalFault(number, what);
    }
}

package org.holdfast.server.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.store.Actor;
import org.jspecify.annotations.Nullable;

/** What requests have in common: who asks, how many rows and after which, for which version. */
final class Asked {
    static final int MOST_ROWS = 500;
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");
    private static final int MOST_CURSOR = 600;

    private Asked() {}

    /** Who asks. */
    static SignedIn who() {
        return Objects.requireNonNull(SignedIn.current(), "the interface is for those who are signed in");
    }

    static Actor actor() {
        return who().actor();
    }

    /** How many rows: as many as asked for. */
    static int rows(int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw Refusal.at("limit", "is a number from 1 to " + MOST_ROWS);
        }
        return limit;
    }

    /** The key after which a list goes on; empty at its beginning. */
    static String after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            if (cursor.length() > MOST_CURSOR || !cursor.matches("[A-Za-z0-9_-]+")) {
                throw new IllegalArgumentException();
            }
            return text("cursor", new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException altered) {
            throw Refusal.at("cursor", "is not one that this list gave out");
        }
    }

    /** The number after which a list goes on; the greatest at its beginning. */
    static long before(@Nullable String cursor) {
        String key = after(cursor);
        if (key.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!key.matches("[0-9]{1,18}")) {
            throw Refusal.at("cursor", "is not one that this list gave out");
        }
        return Long.parseLong(key);
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The version that If-Match names. */
    static long version(String ifMatch) {
        Matcher etag = ETAG.matcher(ifMatch.strip());
        if (!etag.matches()) {
            throw Refusal.at("If-Match", "is the ETag of what was read, such as \"3\"");
        }
        return Long.parseLong(etag.group(1));
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** A text that the store takes: well-formed and without NUL. */
    static String text(String where, String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Refusal.at(where, "has characters that no text has");
        }
        return text;
    }

    /** A sentence that is asked for, such as a reason. */
    static String sentence(String where, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 2_000) {
            throw Refusal.at(where, "is a text of up to 2,000 characters");
        }
        return text(where, text.strip());
    }

    /** A text of a query parameter; too long or malformed is refused. */
    static String filter(String where, @Nullable String text) {
        if (text == null) {
            return "";
        }
        if (text.length() > 200) {
            throw Refusal.at(where, "has at most 200 characters");
        }
        return text(where, text.strip());
    }

    static <T> T required(String where, @Nullable T value) {
        if (value == null) {
            throw Refusal.at(where, "is required");
        }
        return value;
    }
}

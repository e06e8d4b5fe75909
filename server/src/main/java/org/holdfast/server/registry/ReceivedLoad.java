package org.holdfast.server.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.holdfast.register.TableReading;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A register that somebody sent, and how far it has come.
 *
 * @param done how much of the phase is done, of how much
 * @param tables what became of the rows of each table; empty until they were checked
 * @param preview what applying would do, or did; null until it is known
 * @param problem why it was refused, failed, or has to be looked at again
 */
public record ReceivedLoad(
        long loadId,
        String account,
        String title,
        boolean whole,
        LocalDate heldOn,
        State state,
        String digest,
        String phase,
        long done,
        long total,
        List<TableReading> tables,
        @Nullable Preview preview,
        @Nullable String problem,
        Instant createdAt,
        Instant changedAt,
        long version) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final String SELECT = """
            select l.load_id, a.name account, l.title, l.whole, l.held_on, l.state, l.digest, l.phase,
                l.account_of::text account_of, l.preview::text preview, l.problem, l.created_at, l.changed_at, l.version
            from load l join account a using (account_id)
            """;

    /** What becomes of a register that was sent, one after the other, and how it may end. */
    public enum State {
        RECEIVED,
        CHECKING,
        READY,
        APPLYING,
        APPLIED,
        REFUSED,
        FAILED,
        WITHDRAWN;

        /** The name in the store and in the API. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether nothing more happens. */
        public boolean isEnd() {
            return compareTo(APPLIED) >= 0;
        }

        static State of(String id) {
            return Arrays.stream(values())
                    .filter(state -> state.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static ReceivedLoad of(ResultSet row, int number) throws SQLException {
        String tables = row.getString("account_of");
        String preview = row.getString("preview");
        return new ReceivedLoad(
                row.getLong("load_id"),
                row.getString("account"),
                row.getString("title"),
                row.getBoolean("whole"),
                row.getObject("held_on", LocalDate.class),
                State.of(row.getString("state")),
                row.getString("digest"),
                row.getString("phase"),
                0,
                0,
                tables == null ? List.of() : List.of(JSON.readValue(tables, TableReading[].class)),
                preview == null ? null : JSON.readValue(preview, Preview.class),
                row.getString("problem"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    ReceivedLoad at(IntakeFiles.Reached reached) {
        return new ReceivedLoad(
                loadId,
                account,
                title,
                whole,
                heldOn,
                state,
                digest,
                reached.phase(),
                reached.done(),
                reached.total(),
                tables,
                preview,
                problem,
                createdAt,
                changedAt,
                version);
    }

    static String json(Object document) {
        return JSON.writeValueAsString(document);
    }
}

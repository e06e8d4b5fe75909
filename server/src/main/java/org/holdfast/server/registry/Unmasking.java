package org.holdfast.server.registry;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows an identifier in clear to those who work with households; each time is an entry of the journal. */
public final class Unmasking {
    private final Journal journal;
    private final PersonalCipher cipher;

    public Unmasking(Journal journal, PersonalCipher cipher) {
        this.journal = journal;
        this.cipher = cipher;
    }

    /** An identifier in clear. */
    public record Shown(String column, String value) {}

    private record Sealed(String column, long placeNo, byte[] value) {}

    /**
     * The national id of a person, or the phone of the household.
     *
     * @param personId null for the phone
     * @return empty when there is none for whoever asks
     */
    public Optional<Shown> show(Actor actor, String householdId, @Nullable String personId, String reason) {
        if (!actor.role().decidesOnSignals()) {
            return Optional.empty();
        }
        Entry entry = new Entry(Action.IDENTIFIER_UNMASKED, LocalDate.now(ZoneOffset.UTC), null, reason);
        return journal.change(actor, entry, (db, changes) -> {
            Optional<Sealed> sealed = find(db, householdId, personId);
            sealed.ifPresent(found -> changes.add(new Change(
                    "unmasking",
                    householdId,
                    found.placeNo(),
                    null,
                    CanonicalJson.write(
                            personId == null
                                    ? Map.of("column", found.column())
                                    : Map.of("column", found.column(), "person_id", personId)))));
            return sealed.map(found -> new Shown(found.column(), cipher.decrypt(found.value())));
        });
    }

    private static Optional<Sealed> find(JdbcClient db, String householdId, @Nullable String personId) {
        return db.sql("""
                select case when :person::text is null then 'phone' else 'national_id' end, h.place_no,
                    case when :person::text is null then h.phone else p.national_id end
                from household h
                left join person p on p.household_no = h.household_no and p.person_id = :person::text
                where h.household_id = :id
                    and case when :person::text is null then h.phone else p.national_id end is not null""")
                .param("person", personId)
                .param("id", householdId)
                .query((row, number) -> new Sealed(row.getString(1), row.getLong(2), row.getBytes(3)))
                .optional();
    }
}

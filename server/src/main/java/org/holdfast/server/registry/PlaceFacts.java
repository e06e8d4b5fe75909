package org.holdfast.server.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes of what holds for places: values of series, and hazards. Rows are told apart by their keys; the households at and
 * below their places are assessed again.
 */
public final class PlaceFacts {
    /** As many are changed at once. */
    public static final int MOST = 500;

    private final Journal journal;
    private final PersonalCipher cipher;

    public PlaceFacts(Journal journal, PersonalCipher cipher) {
        this.journal = journal;
        this.cipher = cipher;
    }

    /** What became of a row: accepted, or why not. */
    public record Outcome(
            boolean accepted,
            @Nullable String column,
            @Nullable String reason) {}

    /**
     * Puts rows of {@code series} or {@code hazard} in place of those with the same keys; the sound ones are accepted, and for
     * each row it is said what became of it.
     */
    public List<Outcome> put(Actor actor, String table, List<Row> rows, Entry entry) {
        return journal.change(actor, entry, (db, changes) -> {
            Loads.lock(db);
            Map<Long, Outcome> refused = new HashMap<>();
            List<Row> sound = atOwnPlaces(db, rows, sound(db, table, rows, refused), refused);
            Surroundings surroundings = new Surroundings(db, journal.store().connection(), changes, cipher);
            Map<String, PlaceNumbers.Interval> numbers = Surroundings.numbers(db);
            Surroundings.Merge merge = surroundings.merge(table, sound, false);
            if (!merge.isEmpty()) {
                surroundings.write(table, merge, numbers);
                RegisterForm form = RegisterForm.of(db);
                form.extend(db, changes, form.withColumns(table, sound).columns());
                db.sql("update register_state set version = version + 1").update();
            }
            return LongStream.rangeClosed(1, rows.size())
                    .mapToObj(number -> refused.getOrDefault(number, new Outcome(true, null, null)))
                    .toList();
        });
    }

    /** The rows that a register would accept, written in its way; the others are noted. */
    private List<Row> sound(JdbcClient db, String table, List<Row> rows, Map<Long, Outcome> refused) {
        Map<String, List<Row>> around = new HashMap<>();
        around.put("place", places(db));
        around.put(table, rows);
        RegisterForm form = RegisterForm.of(db).withColumns(table, rows);
        RegisterExcerpt excerpt = new RegisterExcerpt(HouseholdRecord.none("none"), around, form);
        RegisterExcerpt.Read read = excerpt.read();
        read.faults()
                .forEach(fault -> refused.putIfAbsent(fault.row(), new Outcome(false, fault.column(), fault.reason())));
        return RegisterTexts.of(read.register()).rows(read.register().get(table));
    }

    /** The rows about places at and below that of whoever asks; the others are noted. */
    private static List<Row> atOwnPlaces(JdbcClient db, List<Row> rows, List<Row> sound, Map<Long, Outcome> refused) {
        Set<String> own =
                new HashSet<>(db.sql("select place_id from place where place_no between place_from() and place_to()")
                        .query(String.class)
                        .list());
        for (int i = 0; i < rows.size(); i++) {
            if (!own.contains(String.valueOf(rows.get(i).cell("place_id")))) {
                refused.putIfAbsent(i + 1L, new Outcome(false, "place_id", "not at or below the account's place"));
            }
        }
        return sound.stream()
                .filter(row -> own.contains(String.valueOf(row.cell("place_id"))))
                .toList();
    }

    private List<Row> places(JdbcClient db) {
        StoredTable place = StoredTable.of("place");
        StoredCells cells = new StoredCells(cipher);
        return db.sql("select " + place.selected() + " from place t")
                .query((row, n) -> cells.row(place, row))
                .list();
    }
}

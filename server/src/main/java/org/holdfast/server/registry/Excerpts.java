package org.holdfast.server.registry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Single households with what surrounds them: as they are, or as they were known at a moment. */
public final class Excerpts {
    private final Store store;
    private final StoredHouseholds households;
    private final StoredCells cells;
    private final JournalledRows journalled;

    public Excerpts(Store store, PersonalCipher cipher) {
        this.store = store;
        this.households = new StoredHouseholds(cipher);
        this.cells = new StoredCells(cipher);
        this.journalled = new JournalledRows(cipher);
    }

    /** A household as it is, with its version; empty when there is none for the reader. */
    public Optional<Now> find(Actor reader, String householdId) {
        return store.read(reader, db -> find(db, householdId));
    }

    /** Whether there is such a household for the reader. */
    public boolean isThere(Actor reader, String householdId) {
        return store.read(
                reader,
                db -> db.sql("select exists (select 1 from household where household_id = :id)")
                        .param("id", householdId)
                        .query(Boolean.class)
                        .single());
    }

    /** A household as the store has it. */
    public record Now(RegisterExcerpt excerpt, long householdNo, long placeNo, long version) {}

    Optional<Now> find(JdbcClient db, String householdId) {
        StoredHouseholds.Stored stored = households.of(db, List.of(householdId)).get(householdId);
        return stored == null
                ? Optional.empty()
                : Optional.of(new Now(
                        new RegisterExcerpt(stored.record(), surroundings(db, stored.placeNo()), RegisterForm.of(db)),
                        stored.householdNo(),
                        stored.placeNo(),
                        stored.version()));
    }

    /** What surrounds a household at a place of that number. */
    Map<String, List<Row>> surroundings(JdbcClient db, long placeNo) {
        Map<String, List<Row>> around = new HashMap<>();
        around.put("place", rows(db, "place", "t.place_no <= :no and t.last_no >= :no", placeNo));
        for (String table : List.of("series", "hazard")) {
            around.put(
                    table,
                    rows(
                            db,
                            table,
                            "t.place_id in (select place_id from place where place_no <= :no and last_no >= :no)",
                            placeNo));
        }
        return around;
    }

    private List<Row> rows(JdbcClient db, String name, String which, Object parameter) {
        StoredTable table = StoredTable.of(name);
        // names of tables and columns are ours
        return db.sql("select " + table.selected() + " from " + name + " t where " + which)
                .param("no", parameter)
                .query((row, number) -> cells.row(table, row))
                .list();
    }

    /**
     * A household as it was known at a moment: every change that was learned since is taken back. Empty when it was not known
     * then, or lay at a place that the reader does not see; whoever does not see it today does not see it as of then either.
     */
    public Optional<RegisterExcerpt> findKnown(Actor reader, String householdId, Instant then) {
        Interval seen = store.read(
                reader,
                db -> db.sql("""
                        select place_from() as "from", place_to() as "to" from household where household_id = :id""")
                        .param("id", householdId)
                        .query(Interval.class)
                        .optional()
                        .orElse(null));
        return seen == null ? Optional.empty() : store.snapshot(Actor.SYSTEM, db -> known(db, householdId, then, seen));
    }

    private record Interval(long from, long to) {}

    private Optional<RegisterExcerpt> known(JdbcClient db, String householdId, Instant then, Interval seen) {
        StoredHouseholds.Stored stored = households.of(db, List.of(householdId)).get(householdId);
        HouseholdRecord household = stored == null ? HouseholdRecord.none(householdId) : stored.record();
        for (Learned change : since(db, then, "household", "subject = :about", householdId)) {
            household = household.undo(journalled.read(change.before()), journalled.read(change.after()));
        }
        if (!household.isThere() || !isSeen(db, seen, household)) {
            return Optional.empty();
        }
        List<Row> chain = chain(db, household.own().cell("place_id"), then);
        Set<String> ids = new HashSet<>();
        chain.forEach(place -> ids.add(String.valueOf(place.cell("place_id"))));
        Map<String, List<Row>> around = new HashMap<>();
        around.put("place", chain);
        for (String table : List.of("series", "hazard")) {
            around.put(table, surroundingThen(db, table, ids, then));
        }
        return Optional.of(new RegisterExcerpt(household, around, form(db, then)));
    }

    private static boolean isSeen(JdbcClient db, Interval seen, HouseholdRecord household) {
        return db.sql("select count(*) from place where place_id = :id and place_no between :from and :to")
                        .param("id", household.own().cell("place_id"))
                        .param("from", seen.from())
                        .param("to", seen.to())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The place of that id and those above it, as they were known then. */
    private List<Row> chain(JdbcClient db, @Nullable String lowest, Instant then) {
        List<Row> chain = new ArrayList<>();
        String id = lowest;
        while (id != null && chain.size() < 100) {
            Row place = rows(db, "place", "t.place_id = :no", id).stream()
                    .findFirst()
                    .orElse(null);
            for (Learned change : since(db, then, "place", "subject = :about", id)) {
                place = row(change.before());
            }
            if (place == null) {
                break;
            }
            chain.add(place);
            id = place.cell("parent_id");
        }
        return chain;
    }

    private List<Row> surroundingThen(JdbcClient db, String table, Set<String> places, Instant then) {
        String[] ids = places.toArray(new String[0]);
        Map<String, Row> byKey = new LinkedHashMap<>();
        rows(db, table, "t.place_id = any(:no)", ids).forEach(row -> byKey.put(Surroundings.subject(table, row), row));
        String about = "coalesce(before::jsonb ->> 'place_id', '') = any(:about)"
                + " or coalesce(after::jsonb ->> 'place_id', '') = any(:about)";
        for (Learned change : since(db, then, table, about, ids)) {
            Row before = row(change.before());
            if (before == null || !places.contains(String.valueOf(before.cell("place_id")))) {
                byKey.remove(change.subject());
            } else {
                byKey.put(change.subject(), before);
            }
        }
        return List.copyOf(byKey.values());
    }

    /** The form of the register then; columns that came since are unknown again. */
    private static RegisterForm form(JdbcClient db, Instant then) {
        RegisterForm now = RegisterForm.of(db);
        SortedMap<String, SortedMap<String, String>> columns = new TreeMap<>(now.columns());
        for (Learned change : since(db, then, "register", "subject = :about", Loads.COLUMNS)) {
            columns = new TreeMap<>();
            if (change.before() != null && CanonicalJson.read(change.before()) instanceof Map<?, ?> tables) {
                for (Map.Entry<?, ?> table : tables.entrySet()) {
                    SortedMap<String, String> kinds = new TreeMap<>();
                    ((Map<?, ?>) table.getValue())
                            .forEach((column, kind) -> kinds.put((String) column, String.valueOf(kind)));
                    columns.put((String) table.getKey(), kinds);
                }
            }
        }
        return new RegisterForm(now.currency(), columns);
    }

    private static @Nullable Row row(@Nullable String text) {
        if (text == null || !(CanonicalJson.read(text) instanceof Map<?, ?> cells)) {
            return null;
        }
        SortedMap<String, String> row = new TreeMap<>();
        cells.forEach((column, cell) -> row.put((String) column, (String) cell));
        return new Row(row);
    }

    /** A change that was learned after the moment. */
    private record Learned(
            String subject,
            @Nullable String before,
            @Nullable String after) {}

    /** Changes learned after a moment, the newest first. */
    private static List<Learned> since(JdbcClient db, Instant then, String kind, String which, Object about) {
        List<Learned> changes = new ArrayList<>();
        RowCallbackHandler each = row -> changes.add(new Learned(row.getString(1), row.getString(2), row.getString(3)));
        db.sql("select c.subject, c.before, c.after from journal_change c join journal_entry e using (entry_id)"
                        + " where c.kind = :kind and e.at > :then and (" + which + ")"
                        + " order by e.position desc, c.no desc")
                .param("kind", kind)
                .param("then", then.atOffset(ZoneOffset.UTC))
                .param("about", about)
                .query(each);
        return changes;
    }
}

package org.holdfast.server.registry;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Changes;
import org.holdfast.server.registry.PlaceNumbers.Interval;
import org.holdfast.server.store.BatchInsert;
import org.holdfast.server.store.BatchInsert.Into;
import org.holdfast.server.store.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the tables of places, of series and of hazards up to those of a load: rows are told apart by their keys; what
 * differs is written and journalled.
 */
final class Surroundings {
    private static final Map<String, List<String>> KEYS = Map.of(
            "place", List.of("place_id"),
            "series", List.of("place_id", "series", "month"),
            "hazard", List.of("hazard_id"));

    private final JdbcClient db;
    private final Connection connection;
    private final @Nullable Changes changes;
    private final StoredCells cells;

    /** @param changes null for looking only */
    Surroundings(JdbcClient db, Connection connection, @Nullable Changes changes, PersonalCipher cipher) {
        this.db = db;
        this.connection = connection;
        this.changes = changes;
        this.cells = new StoredCells(cipher);
    }

    /** The numbers of the places that whoever asks may see. */
    static Map<String, Interval> numbers(JdbcClient db) {
        Map<String, Interval> numbers = new HashMap<>();
        RowCallbackHandler each = row ->
                numbers.put(row.getString("place_id"), new Interval(row.getLong("place_no"), row.getLong("last_no")));
        db.sql("select place_id, place_no, last_no from place").query(each);
        return numbers;
    }

    /** Rows of a table by key. */
    Map<List<@Nullable String>, Row> stored(String name) {
        StoredTable table = StoredTable.of(name);
        Map<List<@Nullable String>, Row> rows = new LinkedHashMap<>();
        RowCallbackHandler each = row -> {
            Row read = cells.row(table, row);
            rows.put(key(name, read), read);
        };
        db.sql("select " + table.selected() + " from " + name + " t").query(each);
        return rows;
    }

    /** What the journal calls a row of a table: its key, in one text. */
    static String subject(String table, Row row) {
        return String.join("/", key(table, row).stream().map(String::valueOf).toList());
    }

    private static List<@Nullable String> key(String table, Row row) {
        List<@Nullable String> key = new ArrayList<>();
        KEYS.getOrDefault(table, List.of()).forEach(column -> key.add(row.cell(column)));
        return key;
    }

    /** What is to be written of a table: the rows that are new or differ, and those that are gone. */
    record Merge(List<Row> written, Map<List<@Nullable String>, Row> before, List<Row> gone) {
        boolean isEmpty() {
            return written.isEmpty() && gone.isEmpty();
        }
    }

    Merge merge(String name, List<Row> incoming, boolean whole) {
        Map<List<@Nullable String>, Row> before = stored(name);
        Map<List<@Nullable String>, Row> left = new LinkedHashMap<>(before);
        List<Row> written = new ArrayList<>();
        for (Row row : incoming) {
            List<@Nullable String> key = key(name, row);
            if (!row.equals(before.get(key))) {
                written.add(row);
            }
            left.remove(key);
        }
        return new Merge(written, before, whole ? List.copyOf(left.values()) : List.of());
    }

    /** Writes the places; none is removed, for households of other loads may lie there. */
    Map<String, Interval> places(List<Row> incoming) {
        Map<String, Interval> known = numbers(db);
        Merge merge = merge("place", incoming, false);
        if (merge.isEmpty()) {
            return known;
        }
        Map<String, Row> all = new LinkedHashMap<>();
        merge.before().values().forEach(row -> all.put(id(row), row));
        incoming.forEach(row -> all.put(id(row), row));
        Map<String, Interval> numbers = PlaceNumbers.of(
                all.values().stream()
                        .map(row -> new PlaceNumbers.Node(id(row), row.cell("parent_id")))
                        .toList(),
                known);
        write("place", merge, numbers);
        moved(known, numbers);
        return numbers;
    }

    private static String id(Row place) {
        return String.valueOf(place.cell("place_id"));
    }

    /** Households follow their places when these have moved, and what was found of them with the next assessment. */
    private void moved(Map<String, Interval> known, Map<String, Interval> numbers) {
        if (known.entrySet().stream().anyMatch(e -> !e.getValue().equals(numbers.get(e.getKey())))) {
            db.sql("""
                    with moved as (
                        update household h set place_no = p.place_no, version = h.version + 1
                        from place p where p.place_id = h.place_id and p.place_no <> h.place_no
                        returning h.household_no)
                    insert into stale (household_no, cause, since)
                    select household_no, 'place', clock_timestamp() from moved
                    on conflict (household_no) do update set since = clock_timestamp()""").update();
        }
    }

    /** Writes series or hazards; households at and below a place of which something changed are to be assessed again. */
    void write(String name, Merge merge, Map<String, Interval> numbers) {
        StoredTable table = StoredTable.of(name);
        boolean places = name.equals("place");
        if (!places) {
            delete(name, merge);
        }
        List<Into> into = new ArrayList<>(table.inserted());
        if (places) {
            into.add(new Into("place_no", "bigint"));
            into.add(new Into("last_no", "bigint"));
        }
        BatchInsert rows = new BatchInsert(connection, name, into, places ? "place_id" : null);
        for (Row row : merge.written()) {
            List<@Nullable String> all = new ArrayList<>(cells.cells(table, row));
            if (places) {
                Interval interval = numbers.getOrDefault(id(row), new Interval(0, 0));
                all.add(Long.toString(interval.from()));
                all.add(Long.toString(interval.to()));
            }
            rows.add(all);
            journal(name, merge.before().get(key(name, row)), row, numbers);
        }
        rows.flush();
        merge.gone().forEach(row -> journal(name, row, null, numbers));
        if (!places) {
            markStale(name, merge, numbers);
        }
    }

    private void delete(String name, Merge merge) {
        List<Row> old = new ArrayList<>(merge.gone());
        for (Row row : merge.written()) {
            Row before = merge.before().get(key(name, row));
            if (before != null) {
                old.add(before);
            }
        }
        if (old.isEmpty()) {
            return;
        }
        List<String> key = KEYS.getOrDefault(name, List.of());
        // names of tables and columns are ours
        StringBuilder sql = new StringBuilder(
                "delete from " + name + " where (" + String.join(", ", key) + ") in (select * from unnest(");
        for (int i = 0; i < key.size(); i++) {
            sql.append(i == 0 ? "" : ", ").append(":k").append(i).append("::text[]");
        }
        JdbcClient.StatementSpec statement = db.sql(sql.append("))").toString());
        for (int i = 0; i < key.size(); i++) {
            String column = key.get(i);
            statement = statement.param(
                    "k" + i, old.stream().map(row -> row.cell(column)).toArray(String[]::new));
        }
        statement.update();
    }

    private void journal(String name, @Nullable Row before, @Nullable Row after, Map<String, Interval> numbers) {
        Row some = after == null ? Objects.requireNonNull(before) : after;
        String subject = subject(name, some);
        Interval place = numbers.get(id(some));
        Objects.requireNonNull(changes)
                .add(new Change(
                        name,
                        subject,
                        place == null ? null : place.from(),
                        before == null ? null : CanonicalJson.write(before.cells()),
                        after == null ? null : CanonicalJson.write(after.cells())));
    }

    private void markStale(String name, Merge merge, Map<String, Interval> numbers) {
        SortedMap<Long, Long> touched = new TreeMap<>();
        List<Row> rows = new ArrayList<>(merge.written());
        rows.addAll(merge.gone());
        for (Row row : rows) {
            Interval interval = numbers.get(id(row));
            if (interval != null) {
                touched.merge(interval.from(), interval.to(), Math::max);
            }
        }
        touched.forEach((from, to) -> db.sql("""
                        insert into stale (household_no, cause, since)
                        select household_no, :cause, clock_timestamp() from household
                        where place_no between :from and :to
                        on conflict (household_no) do update set since = clock_timestamp()""")
                .param("cause", name)
                .param("from", from)
                .param("to", to)
                .update());
    }
}

package org.holdfast.server.registry;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Changes;
import org.holdfast.server.store.BatchInsert;
import org.holdfast.server.store.BatchInsert.Into;
import org.holdfast.server.store.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes households into the store, journals what changed of each, and marks them to be assessed again. */
final class HouseholdWriter {
    private static final StoredTable OWN = StoredTable.OF_HOUSEHOLDS.get(0);
    private static final List<StoredTable> CHILDREN =
            StoredTable.OF_HOUSEHOLDS.subList(1, StoredTable.OF_HOUSEHOLDS.size());

    private final JdbcClient db;
    private final Connection connection;
    private final Changes changes;
    private final StoredCells cells;
    private final JournalledRows journalled;
    private final Map<String, Long> placeNumbers;
    private final String cause;

    /** @param cause why they are to be assessed again */
    HouseholdWriter(
            JdbcClient db,
            Connection connection,
            Changes changes,
            PersonalCipher cipher,
            Map<String, Long> placeNumbers,
            String cause) {
        this.db = db;
        this.connection = connection;
        this.changes = changes;
        this.cells = new StoredCells(cipher);
        this.journalled = new JournalledRows(cipher);
        this.placeNumbers = placeNumbers;
        this.cause = cause;
    }

    /** Writes households that differ from what the store has. */
    void write(List<Difference> differences) {
        List<Numbered> there = new ArrayList<>();
        List<Difference> fresh = ofFate(differences, Fate.NEW);
        List<Difference> changed = ofFate(differences, Fate.CHANGED);
        List<Difference> gone = ofFate(differences, Fate.GONE);
        List<Long> numbers = numbers(fresh.size());
        for (int i = 0; i < fresh.size(); i++) {
            there.add(new Numbered(numbers.get(i), fresh.get(i)));
        }
        insert(there);
        changed.forEach(one ->
                there.add(new Numbered(Objects.requireNonNull(one.before()).householdNo(), one)));
        update(there.subList(fresh.size(), there.size()));
        children(there);
        markStale(Stream.concat(
                        there.stream().map(Numbered::number),
                        gone.stream()
                                .map(one -> Objects.requireNonNull(one.before()).householdNo()))
                .toList());
        remove(gone);
        journal(Stream.of(fresh, changed, gone).flatMap(List::stream).toList());
    }

    /** A household with its number in the store. */
    private record Numbered(long number, Difference difference) {
        HouseholdRecord record() {
            return difference.after();
        }
    }

    private static List<Difference> ofFate(List<Difference> differences, Fate fate) {
        return differences.stream().filter(d -> d.fate() == fate).toList();
    }

    private List<Long> numbers(int count) {
        return db.sql("""
                select nextval(pg_get_serial_sequence('household', 'household_no')) from generate_series(1, :count)""").param("count", count).query(Long.class).list();
    }

    private long placeNumber(HouseholdRecord record) {
        String place = record.own().cell("place_id");
        Long number = place == null ? null : placeNumbers.get(place);
        if (number == null) {
            throw new RefusedChange("The household " + record.householdId() + " lies at the place " + place
                    + ", which is not at or below the place of this account");
        }
        return number;
    }

    private void insert(List<Numbered> households) {
        List<Into> into = new ArrayList<>(List.of(
                new Into("household_no", "bigint"), new Into("household_id", "text"), new Into("place_no", "bigint")));
        into.addAll(OWN.inserted());
        BatchInsert rows = new BatchInsert(connection, OWN.name(), into);
        for (Numbered household : households) {
            rows.add(cellsOfOwn(household));
        }
        rows.flush();
    }

    private List<@Nullable String> cellsOfOwn(Numbered household) {
        HouseholdRecord record = household.record();
        List<@Nullable String> row = new ArrayList<>();
        row.add(Long.toString(household.number()));
        row.add(record.householdId());
        row.add(Long.toString(placeNumber(record)));
        row.addAll(cells.cells(OWN, record.own()));
        return row;
    }

    /** Writes the households' own rows again; also of those of which only children changed, for their version. */
    private void update(List<Numbered> households) {
        if (households.isEmpty()) {
            return;
        }
        List<Into> into = OWN.inserted();
        // names of columns are ours; the cells are parameters
        String set = IntStream.range(0, into.size())
                .mapToObj(i -> into.get(i).column() + " = "
                        + (into.get(i).type().equals("bytea")
                                ? "decode(c" + (i + 3) + ", 'hex')"
                                : "c" + (i + 3) + "::" + into.get(i).type()))
                .collect(Collectors.joining(", "));
        int width = into.size() + 2;
        List<List<@Nullable String>> columns = new ArrayList<>();
        IntStream.range(0, width).forEach(i -> columns.add(new ArrayList<>()));
        for (Numbered household : households) {
            List<@Nullable String> row = cellsOfOwn(household);
            columns.get(0).add(row.get(0));
            for (int i = 1; i < width; i++) {
                columns.get(i).add(row.get(i + 1));
            }
        }
        JdbcClient.StatementSpec statement = db.sql("update household h set place_no = c2::bigint, " + set
                + ", version = version + 1, changed_at = now() from unnest("
                + IntStream.range(0, width).mapToObj(i -> ":c" + i + "::text[]").collect(Collectors.joining(", "))
                + ") as t("
                + IntStream.rangeClosed(1, width).mapToObj(i -> "c" + i).collect(Collectors.joining(", "))
                + ") where h.household_no = c1::bigint");
        for (int i = 0; i < width; i++) {
            statement = statement.param("c" + i, columns.get(i).toArray(new String[0]));
        }
        if (statement.update() != households.size()) {
            throw new RefusedChange("A household is not to be changed by this account");
        }
    }

    /** Puts the rows of children in place of those that differ. */
    private void children(List<Numbered> households) {
        for (StoredTable table : CHILDREN) {
            List<Numbered> differing = households.stream()
                    .filter(one ->
                            !one.difference().earlier().rows(table.name()).isEmpty()
                                    || !one.record().rows(table.name()).isEmpty())
                    .filter(one -> differ(one.difference(), table.name()))
                    .toList();
            delete(table, differing);
            List<Into> into = new ArrayList<>(List.of(new Into("household_no", "bigint")));
            into.addAll(table.inserted());
            BatchInsert rows = new BatchInsert(connection, table.name(), into);
            for (Numbered household : differing) {
                for (Row row : household.record().rows(table.name())) {
                    List<@Nullable String> all = new ArrayList<>();
                    all.add(Long.toString(household.number()));
                    all.addAll(cells.cells(table, row));
                    rows.add(all);
                }
            }
            rows.flush();
        }
    }

    private static boolean differ(Difference difference, String table) {
        List<Row> before = difference.earlier().rows(table);
        List<Row> after = difference.after().rows(table);
        return before.size() != after.size() || !Rows.without(before, after).isEmpty();
    }

    private void delete(StoredTable table, List<Numbered> households) {
        Long[] old = households.stream()
                .filter(one -> !one.difference().earlier().rows(table.name()).isEmpty())
                .map(Numbered::number)
                .toArray(Long[]::new);
        if (old.length > 0) {
            db.sql("delete from " + table.name() + " where household_no = any(:numbers)")
                    .param("numbers", old)
                    .update();
        }
    }

    private void remove(List<Difference> gone) {
        if (!gone.isEmpty()) {
            db.sql("delete from household where household_id = any(:ids)")
                    .param(
                            "ids",
                            gone.stream().map(d -> d.after().householdId()).toArray(String[]::new))
                    .update();
        }
    }

    private void journal(List<Difference> differences) {
        for (Difference difference : differences) {
            SortedMap<String, List<Row>> went = difference.earlier().without(difference.after());
            SortedMap<String, List<Row>> came = difference.after().without(difference.earlier());
            StoredHouseholds.Stored before = difference.before();
            long place = difference.after().isThere()
                    ? placeNumber(difference.after())
                    : Objects.requireNonNull(before).placeNo();
            changes.add(new Change(
                    "household",
                    difference.after().householdId(),
                    place,
                    journalled.write(went),
                    journalled.write(came)));
        }
    }

    /** Also those that are about to go, so that what was found of them ends. */
    private void markStale(List<Long> households) {
        if (!households.isEmpty()) {
            db.sql("""
                    insert into stale (household_no, cause, since)
                    select unnest(:numbers::bigint[]), :cause, clock_timestamp()
                    on conflict (household_no) do update set since = clock_timestamp()""")
                    .param("numbers", households.toArray(new Long[0]))
                    .param("cause", cause)
                    .update();
        }
    }
}

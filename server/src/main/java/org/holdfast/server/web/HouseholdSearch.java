package org.holdfast.server.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;

/** Households found by their id, by a member's name, or by place and level, in the order of their ids. */
public final class HouseholdSearch {
    public static final int ROWS = 50;
    private final Store store;

    public HouseholdSearch(Store store) {
        this.store = store;
    }

    /** What is looked for; an empty text asks for all. */
    public record Wanted(String words, String place, String level, String after) {
        Link link() {
            return Link.to("/households").with("q", words).with("place", place).with("level", level);
        }
    }

    /** A household in the list. */
    public record Row(
            String householdId,
            Place place,
            @Nullable String level,
            @Nullable String mainCause,
            long members) {}

    /** One page of what was found; next is null at the end. */
    public record Found(
            Wanted wanted,
            List<Row> rows,
            @Nullable Link first,
            @Nullable Link next) {}

    /** What the reader may see of what is wanted. */
    public Found find(Actor reader, Wanted wanted) {
        List<Row> rows = store.read(
                reader,
                db -> db.sql("""
                        select h.household_id, p.place_id, p.name place, r.level, r.main_cause,
                            (select count(*) from person m where m.household_no = h.household_no) members
                        from household h
                        join place p on p.place_id = h.place_id
                        left join result r on r.household_no = h.household_no and r.until_run is null
                        where h.household_id > :after
                          and (:words = '' or h.household_id = :words or exists (select 1 from person m
                              where m.household_no = h.household_no and starts_with(m.name, :words)))
                          and (:level = '' or r.level = :level)
                          and (:place = '' or exists (select 1 from place w where w.place_id = :place
                              and h.place_no between w.place_no and w.last_no))
                        order by h.household_id limit :rows""")
                        .param("after", wanted.after())
                        .param("words", wanted.words())
                        .param("level", wanted.level())
                        .param("place", wanted.place())
                        .param("rows", ROWS + 1)
                        .query(HouseholdSearch::row)
                        .list());
        Link first = wanted.after().isEmpty() ? null : wanted.link();
        if (rows.size() <= ROWS) {
            return new Found(wanted, rows, first, null);
        }
        List<Row> shown = rows.subList(0, ROWS);
        return new Found(
                wanted,
                shown,
                first,
                wanted.link().with("after", shown.get(ROWS - 1).householdId()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("household_id"),
                new Place(row.getString("place_id"), row.getString("place")),
                row.getString("level"),
                row.getString("main_cause"),
                row.getLong("members"));
    }
}

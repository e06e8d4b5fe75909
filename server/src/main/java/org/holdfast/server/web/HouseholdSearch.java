package org.holdfast.server.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Households found by their id, by the beginning of a member's name, by a member's national id or their phone, or by place
 * and level, in the order of their ids.
 */
public final class HouseholdSearch {
    public static final int ROWS = 50;

    /** As many households or names are looked at one by one; where there are more, the list is gone through in its order. */
    private static final int FEW = 10_000;

    /** After whatever begins with a text. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Store store;
    private final PersonalCipher cipher;
    private final int few;

    public HouseholdSearch(Store store, PersonalCipher cipher) {
        this(store, cipher, FEW);
    }

    /** @param few how many households or names are few */
    HouseholdSearch(Store store, PersonalCipher cipher, int few) {
        this.store = store;
        this.cipher = cipher;
        this.few = few;
    }

    /** What is looked for; an empty text asks for all. Words are not part of the link: addresses are kept in many places. */
    public record Wanted(String words, String place, String level, String after) {
        Link link() {
            return Link.to("/households").with("place", place).with("level", level);
        }
    }

    /** A household in the list. */
    public record Row(
            String householdId,
            Place place,
            @Nullable String level,
            @Nullable String mainCause,
            long members) {}

    /** One page of what was found, and whether it goes on. */
    public record Found(Wanted wanted, List<Row> rows, boolean goesOn) {
        /** The household after which it goes on. */
        public String last() {
            return rows.get(rows.size() - 1).householdId();
        }

        /** Where the list begins, unless this is its beginning or it was found by words. */
        public @Nullable Link first() {
            return wanted.after().isEmpty() || !wanted.words().isEmpty() ? null : wanted.link();
        }

        /** Where it goes on; null at the end, and when it was found by words. */
        public @Nullable Link next() {
            return goesOn && wanted.words().isEmpty() ? wanted.link().with("after", last()) : null;
        }
    }

    /** What the reader may see of what is wanted. */
    public Found find(Actor reader, Wanted wanted) {
        return find(reader, wanted, ROWS);
    }

    /** So many of them at most. */
    public Found find(Actor reader, Wanted wanted, int limit) {
        List<Row> rows = store.read(reader, db -> find(db, wanted, limit + 1));
        return rows.size() <= limit ? new Found(wanted, rows, false) : new Found(wanted, rows.subList(0, limit), true);
    }

    /**
     * The database does not know beforehand how much a reader may see, and would look at all of it for a page. So it is asked
     * for that first, and for how many have such a name.
     */
    private List<Row> find(JdbcClient db, Wanted wanted, int rows) {
        Ground ground = Ground.of(db, wanted.place());
        boolean small = fewer(db.sql("select 1 from household where place_no between :from and :to limit :few")
                .param("from", ground.placeNo())
                .param("to", ground.lastNo()));
        boolean words = !wanted.words().isEmpty();
        Long[] named = words && !small ? named(db, wanted.words()) : null;
        set(db, "plan_cache_mode", "force_custom_plan");
        set(db, "enable_sort", small || named != null ? "on" : "off");
        return looked(
                        db.sql("""
                        select h.household_id, p.place_id, p.name place, r.level, r.main_cause,
                            (select count(*) from person m where m.household_no = h.household_no) members
                        from (select h.household_no, h.household_id, h.place_no from household h OF_LEVEL
                            where h.household_id > :after and h.place_no between :from and :to WITH_WORDS
                            order by h.household_id limit :rows) h
                        left join place p on p.place_no = h.place_no
                        left join result r on r.household_no = h.household_no and r.until_run is null
                        order by h.household_id""".replace("OF_LEVEL", wanted.level().isEmpty() ? "" : OF_LEVEL)
                                .replace("WITH_WORDS", !words ? "" : named == null ? HAS : NAMED)),
                        wanted.words())
                .param("after", wanted.after())
                .param("from", ground.placeNo())
                .param("to", ground.lastNo())
                .param("level", wanted.level())
                .param("named", named)
                .param("rows", rows)
                .query(HouseholdSearch::row)
                .list();
    }

    private static final String OF_LEVEL = """
            join result l on l.household_no = h.household_no and l.until_run is null and l.level = :level""";

    private static final String NAMED = "and h.household_no = any(:named)";

    private static final String HAS = """
             and (h.household_id = :words or h.phone_index = :phone or exists (select 1 from person m
                where m.household_no = h.household_no
                    and (m.name ~>=~ :words and m.name ~<~ :end or m.national_id_index = :nationalId)))""";

    /** The households that have what is looked for; null when they are many. */
    private Long @Nullable [] named(JdbcClient db, String words) {
        List<Long> named =
                looked(db.sql("""
                        select household_no from household where household_id = :words
                        union all select household_no from household where phone_index = :phone
                        union all select household_no from person where national_id_index = :nationalId
                        union all select household_no from person where name ~>=~ :words and name ~<~ :end
                        limit :few"""), words).param("few", few).query(Long.class).list();
        return named.size() < few ? named.toArray(new Long[0]) : null;
    }

    private JdbcClient.StatementSpec looked(JdbcClient.StatementSpec asked, String words) {
        return asked.param("words", words)
                .param("end", words + LAST)
                .param("phone", cipher.index("phone", words))
                .param("nationalId", cipher.index("national_id", words));
    }

    private boolean fewer(JdbcClient.StatementSpec asked) {
        return asked.param("few", few).query(Integer.class).list().size() < few;
    }

    private static void set(JdbcClient db, String name, String value) {
        db.sql("select set_config(:name, :value, true)")
                .param("name", name)
                .param("value", value)
                .query(String.class)
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String place = row.getString("place_id");
        return new Row(
                row.getString("household_id"),
                place == null ? new Place("", "") : new Place(place, row.getString("place")),
                row.getString("level"),
                row.getString("main_cause"),
                row.getLong("members"));
    }
}

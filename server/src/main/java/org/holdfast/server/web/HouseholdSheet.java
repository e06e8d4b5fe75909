package org.holdfast.server.web;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One household on one page: who belongs to it, what came in and went out, what happened, and how it was assessed. */
public final class HouseholdSheet {
    private final Store store;

    public HouseholdSheet(Store store) {
        this.store = store;
    }

    /** What stands at the top. */
    public record Head(
            long householdNo,
            String householdId,
            Place place,
            @Nullable String registerStatus,
            @Nullable String dwellingGrade,
            @Nullable Boolean waterSafe,
            @Nullable String level,
            @Nullable String category,
            boolean verify,
            List<String> indicators,
            List<String> unknown,
            List<String> measures,
            List<BigDecimal> costs,
            long version) {}

    /** Somebody of the household; identifiers stay hidden. */
    public record Member(
            String personId,
            @Nullable String name,
            @Nullable String sex,
            @Nullable LocalDate birthDate,
            @Nullable String relation,
            @Nullable String health,
            @Nullable String workCapacity,
            @Nullable String employment) {}

    /** What an item came to in the twelve months that end with the newest month of the ledger. */
    public record Item(
            String flow,
            String item,
            BigDecimal amount,
            @Nullable String sources,
            String newest) {}

    /** Something of the household on a day. */
    public record Moment(
            LocalDate day,
            String kind,
            String what,
            @Nullable BigDecimal amount,
            @Nullable String source) {}

    /** Why an indicator is true, in the words of the pack when the last signal was opened. */
    public record Reason(
            String indicator, @Nullable String en, @Nullable String zh) {
        /** The sentence in a language; null when there is none. */
        public @Nullable String in(String language) {
            return language.startsWith("zh") ? zh : en;
        }
    }

    /** The page of a household. */
    public record Sheet(
            Head head, List<Reason> reasons, List<Member> members, List<Item> items, List<Moment> moments) {}

    /** That household, as it is now; null when there is none for the reader. */
    public @Nullable Sheet of(Actor reader, String householdId) {
        return store.read(reader, db -> {
            Head head = head(db, householdId);
            if (head == null) {
                return null;
            }
            return new Sheet(head, reasons(db, head), members(db, head), items(db, head), moments(db, head));
        });
    }

    private static @Nullable Head head(JdbcClient db, String householdId) {
        return db.sql("""
                select h.*, p.name place, r.level, r.category, coalesce(r.verify, false) verify,
                    coalesce(r.indicators, '{}') indicators, coalesce(r.unknown, '{}') unknown,
                    coalesce(r.measures, '{}') measures, coalesce(r.costs, '{}') costs
                from household h
                join place p on p.place_id = h.place_id
                left join result r on r.household_no = h.household_no and r.until_run is null
                where h.household_id = :id""")
                .param("id", householdId)
                .query(HouseholdSheet::head)
                .optional()
                .orElse(null);
    }

    private static List<Reason> reasons(JdbcClient db, Head head) {
        return db.sql("""
                select i.indicator, w.reason -> 'because' ->> 'en' en, w.reason -> 'because' ->> 'zh' zh
                from unnest(:indicators::text[]) with ordinality i (indicator, place)
                left join (
                    select r as reason from (
                        select explanation from signal where household_no = :no order by opened_at desc limit 1) s,
                        jsonb_array_elements(s.explanation -> 'reasons') r) w
                    on w.reason ->> 'indicator' = i.indicator
                order by i.place""")
                .param("indicators", head.indicators().toArray(new String[0]))
                .param("no", head.householdNo())
                .query(Reason.class)
                .list();
    }

    private static List<Member> members(JdbcClient db, Head head) {
        return db.sql("""
                select person_id, name, sex, birth_date, relation, health, work_capacity, employment
                from person where household_no = :no order by birth_date nulls last, person_id""").param("no", head.householdNo()).query(Member.class).list();
    }

    private static List<Item> items(JdbcClient db, Head head) {
        return db.sql("""
                with latest as (select max(month) last_month from ledger where household_no = :no)
                select l.flow, l.item, sum(l.amount) amount, string_agg(distinct l.source, ',') sources, max(l.month) newest
                from ledger l, latest
                where l.household_no = :no
                  and l.month > to_char((latest.last_month || '-01')::date - interval '12 months', 'YYYY-MM')
                group by l.flow, l.item order by l.flow desc, sum(l.amount) desc""").param("no", head.householdNo()).query(Item.class).list();
    }

    private static List<Moment> moments(JdbcClient db, Head head) {
        return db.sql("""
                select occurred_on "day", 'event' kind, type what, loss amount, source from event where household_no = :no
                union all select start_on, 'assistance', measure, amount, programme from assistance where household_no = :no
                union all select opened_at::date, 'signal', coalesce(level, category, what), null, channel
                    from signal where household_no = :no
                union all select run.as_of, 'level', coalesce(r.level, 'none'), null, null
                    from result r join run on run.run_id = r.from_run where r.household_no = :no
                union all select e.at::date, 'edit', e.action, null, e.source from journal_entry e
                    join journal_change c using (entry_id) where c.kind = 'household' and c.subject = :id
                order by 1 desc, 2 limit 200""")
                .param("no", head.householdNo())
                .param("id", head.householdId())
                .query(Moment.class)
                .list();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getLong("household_no"),
                row.getString("household_id"),
                new Place(row.getString("place_id"), row.getString("place")),
                row.getString("register_status"),
                row.getString("dwelling_grade"),
                row.getObject("water_safe", Boolean.class),
                row.getString("level"),
                row.getString("category"),
                row.getBoolean("verify"),
                texts(row, "indicators"),
                texts(row, "unknown"),
                texts(row, "measures"),
                Arrays.asList((BigDecimal[]) row.getArray("costs").getArray()),
                row.getLong("version"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}

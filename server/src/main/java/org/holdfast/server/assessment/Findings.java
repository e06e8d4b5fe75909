package org.holdfast.server.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what a run found with what held before, in sets: only what differs is written. */
final class Findings {
    private static final String COMPARED = """
            (f.level, f.category, f.causes, f.indicators, f.unknown, f.score, f.verify, f.measures, f.costs, f.outputs, h.place_no)
            is distinct from
            (r.level, r.category, r.causes, r.indicators, r.unknown, r.score, r.verify, r.measures, r.costs, r.outputs, r.place_no)""";

    private final JdbcClient db;
    private final long runId;
    private final LocalDate asOf;
    private final long @Nullable [] numbers;

    Findings(JdbcClient db, long runId, LocalDate asOf, long @Nullable [] numbers) {
        this.db = db;
        this.runId = runId;
        this.asOf = asOf;
        this.numbers = numbers;
    }

    /** Makes the table that takes what is found; it is gone with the transaction. */
    void prepare() {
        if (numbers == null) {
            setForMany(db, true);
        }
        db.sql("""
                create temporary table found (
                    household_id text not null, level text, level_rank int not null, category text, main_cause text,
                    causes text[] not null, indicators text[] not null, unknown text[] not null, score bigint not null,
                    verify boolean not null, measures text[] not null, costs numeric[] not null, outputs jsonb not null)
                on commit drop""").update();
    }

    /**
     * Until the end of the transaction, or until it is taken back, tables are joined as wholes: the database does not know how
     * much was written within this transaction, and would look up a million rows one by one.
     */
    static void setForMany(JdbcClient db, boolean many) {
        db.sql("""
                select set_config(name, case when :many then wanted else reset_val end, true)
                from pg_settings join (values ('enable_nestloop', 'off'), ('work_mem', '256MB')) x (name, wanted) using (name)""").param("many", many).query((row, n) -> 0).list();
    }

    /** Closes results that no longer hold and writes those that hold now; gives of how many households. */
    long write() {
        db.sql("analyze found").update();
        db.sql("""
                update result r set until_run = :run from found f join household h using (household_id)
                where r.household_no = h.household_no and r.until_run is null and\s""" + COMPARED).param("run", runId).update();
        db.sql("""
                update result r set until_run = :run
                where r.until_run is null and (:numbers::bigint[] is null or r.household_no = any(:numbers::bigint[]))
                    and not exists (select 1 from household h where h.household_no = r.household_no)""").param("run", runId).param("numbers", numbers).update();
        return db.sql("""
                insert into result (household_no, household_id, place_no, from_run, level, level_rank, category, main_cause,
                    causes, indicators, unknown, score, verify, measures, costs, outputs)
                select h.household_no, h.household_id, h.place_no, :run, f.level, f.level_rank, f.category, f.main_cause,
                    f.causes, f.indicators, f.unknown, f.score, f.verify, f.measures, f.costs, f.outputs
                from found f join household h using (household_id)
                where not exists (
                    select 1 from result r where r.household_no = h.household_no and r.until_run is null)""").param("run", runId).update();
    }

    /** Counts the places whose households were looked at, and those that households left. */
    void tally() {
        if (numbers == null) {
            setForMany(db, true);
        }
        db.sql("""
                with places as (
                    select h.place_no from found f join household h using (household_id)
                    union select place_no from result where until_run = :run),
                now as (
                    select r.* from result r join places using (place_no) where r.until_run is null),
                persons as (
                    select h.place_no, count(*) as persons from person p join household h using (household_no)
                    join places using (place_no) where p.resident is not false group by 1),
                levels as (
                    select place_no, jsonb_object_agg(level, n) as counts from (
                        select place_no, coalesce(level, '') as level, count(*) as n from now group by 1, 2) x group by 1),
                categories as (
                    select place_no, jsonb_object_agg(category, n) as counts from (
                        select place_no, category, count(*) as n from now where category is not null group by 1, 2) x
                    group by 1),
                indicators as (
                    select place_no, jsonb_object_agg(indicator, n) as counts from (
                        select place_no, unnest(indicators) as indicator, count(*) as n from now group by 1, 2) x group by 1),
                causes as (
                    select place_no, jsonb_object_agg(main_cause, n) as counts from (
                        select place_no, main_cause, count(*) as n from now where main_cause is not null group by 1, 2) x
                    group by 1)
                insert into tally (place_no, run_id, day, households, persons, levels, categories, indicators, causes)
                select w.place_no, :run, :day, count(n.place_no), coalesce(max(p.persons), 0), coalesce(l.counts, '{}'),
                    coalesce(c.counts, '{}'), coalesce(i.counts, '{}'), coalesce(m.counts, '{}')
                from places w left join now n using (place_no)
                left join persons p using (place_no) left join levels l using (place_no)
                left join categories c using (place_no) left join indicators i using (place_no)
                left join causes m using (place_no)
                group by w.place_no, l.counts, c.counts, i.counts, m.counts""").param("run", runId).param("day", asOf).update();
    }
}

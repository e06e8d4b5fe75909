package org.holdfast.server.assessment;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What counts as known of each household: every level it reached, and every category it had. What is gone counts until it
 * has been gone for the days the pack asks for, so that a household on the line, above it today and below it tomorrow, is
 * one signal and not many. A level stands for itself and all that are less grave.
 */
final class Watch {
    private final JdbcClient db;
    private final LocalDate asOf;
    private final int settleDays;

    Watch(JdbcClient db, LocalDate asOf, int settleDays) {
        this.db = db;
        this.asOf = asOf;
        this.settleDays = settleDays;
    }

    /**
     * Lists in a table {@code news} which of the households found have a level, from that rank on, or a category that does
     * not count as known.
     */
    void compare(int from) {
        db.sql("""
                create temporary table held on commit drop as
                select h.household_no, 'level' as what, rank::text as value, rank
                from found f join household h using (household_id), generate_series(1, f.level_rank) as rank
                union all
                select h.household_no, 'category', f.category, null::int
                from found f join household h using (household_id) where f.category is not null""").update();
        db.sql("analyze held").update();
        db.sql("""
                create temporary table news (household_no bigint not null, rose boolean not null, category boolean not null)
                on commit drop""").update();
        db.sql("""
                insert into news
                select n.household_no, bool_or(n.what = 'level'), bool_or(n.what = 'category')
                from held n left join watch w using (household_no, what, value)
                where (w.household_no is null or :asOf::date - w.gone_since >= :settle)
                    and (n.what = 'category' or n.rank >= :from)
                group by n.household_no""")
                .param("asOf", asOf)
                .param("settle", settleDays)
                .param("from", from)
                .update();
        db.sql("analyze news").update();
    }

    /** Remembers what holds now; what does not is gone from this date on, and forgotten after its days. */
    void remember() {
        db.sql("""
                update watch w set gone_since = :asOf from found f join household h using (household_id)
                where w.household_no = h.household_no and w.gone_since is null and not exists (
                    select 1 from held n where (n.household_no, n.what, n.value) = (w.household_no, w.what, w.value))""").param("asOf", asOf).update();
        db.sql("""
                insert into watch (household_no, what, value) select household_no, what, value from held
                on conflict (household_no, what, value) do update set gone_since = null
                where watch.gone_since is not null""").update();
        db.sql("""
                delete from watch w using found f join household h using (household_id)
                where w.household_no = h.household_no and :asOf::date - w.gone_since >= :settle""").param("asOf", asOf).param("settle", settleDays).update();
    }
}

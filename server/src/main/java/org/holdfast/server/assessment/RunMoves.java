package org.holdfast.server.assessment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Disclosure;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What assessments changed at a reader's place: how many moved from a level to another, and who. */
public final class RunMoves {
    private static final Pattern KEY = Pattern.compile("(-?[0-9]{1,4}):(.{1,200})");
    private final Store store;

    public RunMoves(Store store) {
        this.store = store;
    }

    /** How many moved from a level to another; null is not assessed, or for a count, not told (see {@link Disclosure}). */
    public record Count(
            @Nullable String before,
            @Nullable String after,
            @Nullable Long households) {}

    private record Counted(
            @Nullable String before, @Nullable String after, long households) {}

    /**
     * What an assessment changed at a place.
     *
     * @param changed households of which anything else was found than before
     * @param opened signals
     */
    public record Changed(@Nullable Long changed, @Nullable Long opened, List<Count> moves) {}

    /** What an assessment changed at the place of a reader; zero for those who see no households. */
    public Changed changed(Actor reader, long run) {
        Disclosure disclosure = Disclosure.to(reader);
        return store.read(
                reader,
                db -> new Changed(
                        disclosure.count(count(db, "select count(*) from result where from_run = :run", run)),
                        disclosure.count(count(db, "select count(*) from signal where run_id = :run", run)),
                        db.sql("""
                                select b.level before, r.level after, count(*) households
                                from result r left join result b
                                    on b.household_no = r.household_no and b.until_run = r.from_run
                                where r.from_run = :run and b.level is distinct from r.level
                                group by 1, 2 order by 3 desc, 1, 2""").param("run", run).query(Counted.class).list().stream()
                                .map(one -> new Count(one.before(), one.after(), disclosure.count(one.households())))
                                .toList()));
    }

    private static long count(JdbcClient db, String sql, long run) {
        return db.sql(sql).param("run", run).query(Long.class).single();
    }

    /** A household of which a run found another level than before, and by how many levels it rose. */
    public record Moved(
            String householdId,
            @Nullable String place,
            @Nullable String before,
            @Nullable String after,
            @Nullable String cause,
            int rise) {
        /** After whom a list goes on. */
        public String key() {
            return rise + ":" + householdId;
        }
    }

    /**
     * Who moved, those who rose most first.
     *
     * @param after the key of the last one before; anything else is the beginning
     */
    public List<Moved> moved(Actor reader, long run, String after, int rows) {
        Matcher key = KEY.matcher(after);
        boolean goesOn = key.matches();
        return store.read(
                reader,
                db -> db.sql("""
                        select * from (
                            select r.household_id, p.name place, b.level before, r.level after, r.main_cause cause,
                                r.level_rank - coalesce(b.level_rank, 0) rise
                            from result r
                            left join result b on b.household_no = r.household_no and b.until_run = r.from_run
                            left join place p on p.place_no = r.place_no
                            where r.from_run = :run and b.level is distinct from r.level) moved
                        where not :goesOn or (-rise, household_id) > (-:rise, :id)
                        order by -rise, household_id limit :rows""")
                        .param("run", run)
                        .param("goesOn", goesOn)
                        .param("rise", goesOn ? Integer.parseInt(key.group(1)) : 0)
                        .param("id", goesOn ? key.group(2) : "")
                        .param("rows", rows)
                        .query(Moved.class)
                        .list());
    }
}

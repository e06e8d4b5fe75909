package org.holdfast.server.assessment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which households were marked as changed, and when, in the moment the register went to the engine. Exactly these marks are
 * taken away when the run ends; a household that changed once more meanwhile, or is changing, keeps its mark.
 */
record StaleMarks(List<Long> households, List<Long> microseconds) {
    /** @param numbers of households; null for all */
    static StaleMarks of(JdbcClient db, long @Nullable [] numbers) {
        StaleMarks marks = new StaleMarks(new ArrayList<>(), new ArrayList<>());
        RowCallbackHandler each = row -> {
            marks.households.add(row.getLong(1));
            marks.microseconds.add(row.getLong(2));
        };
        db.sql("""
                select household_no, (extract(epoch from since) * 1000000)::bigint from stale
                where :numbers::bigint[] is null or household_no = any(:numbers::bigint[])""").param("numbers", numbers).query(each);
        return marks;
    }

    void takeAway(JdbcClient db) {
        db.sql("""
                delete from stale where household_no in (
                    select s.household_no from stale s
                    join unnest(:households::bigint[], :microseconds::bigint[]) as seen (household_no, at)
                        on seen.household_no = s.household_no
                        and seen.at = (extract(epoch from s.since) * 1000000)::bigint
                    for update of s skip locked)""")
                .param("households", households.toArray(new Long[0]))
                .param("microseconds", microseconds.toArray(new Long[0]))
                .update();
    }
}

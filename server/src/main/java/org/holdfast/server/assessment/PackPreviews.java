package org.holdfast.server.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What packs would decide if they were in force: who would move where, and what it would cost. */
public final class PackPreviews {
    private final Store store;

    public PackPreviews(Store store) {
        this.store = store;
    }

    /**
     * Households that would move from one level to another.
     *
     * @param costBefore a year, of the measures suggested now; {@code costAfter} of those suggested then, as far as known
     */
    public record Move(String before, String after, long households, BigDecimal costBefore, BigDecimal costAfter) {}

    /**
     * What a pack would decide.
     *
     * @param madeAt null while it is being worked out
     * @param current whether the register is still as it was then
     * @param moves at the place of the reader, also of those that stay
     */
    public record Preview(
            OffsetDateTime askedAt,
            @Nullable OffsetDateTime madeAt,
            @Nullable LocalDate asOf,
            boolean current,
            @Nullable String problem,
            List<Move> moves) {
        public boolean isReady() {
            return madeAt != null;
        }
    }

    private record Made(
            OffsetDateTime askedAt,
            @Nullable OffsetDateTime madeAt,
            @Nullable LocalDate asOf,
            boolean current,
            @Nullable String problem) {}

    /** Asks for a preview, or for one more. */
    public void ask(Actor actor, String digest) {
        store.write(
                actor,
                db -> db.sql("""
                        insert into pack_preview (digest, asked_by) values (:digest, :by)
                        on conflict (digest) do update set asked_at = now(), made_at = null, problem = null""")
                        .param("digest", digest)
                        .param("by", actor.accountId())
                        .update());
    }

    /** The preview of a pack, as far as the reader may see; empty when none was asked for. */
    public Optional<Preview> find(Actor reader, String digest) {
        return store.read(
                reader,
                db -> db.sql("""
                        select asked_at, made_at, as_of, problem,
                            coalesce(register_version = (select version from register_state), false) current
                        from pack_preview where digest = :digest""")
                        .param("digest", digest)
                        .query(Made.class)
                        .optional()
                        .map(made -> new Preview(
                                made.askedAt(),
                                made.madeAt(),
                                made.asOf(),
                                made.current(),
                                made.problem(),
                                moves(db, digest))));
    }

    private static List<Move> moves(JdbcClient db, String digest) {
        return db.sql("""
                select before, after, sum(households) households, sum(cost_before) cost_before, sum(cost_after) cost_after
                from pack_move where digest = :digest group by before, after
                order by before = after, sum(households) desc""").param("digest", digest).query(Move.class).list();
    }

    static @Nullable String next(Store store) {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("select digest from pack_preview where made_at is null and problem is null limit 1")
                        .query(String.class)
                        .optional()
                        .orElse(null));
    }

    static void fail(Store store, String digest, String problem) {
        store.write(
                Actor.SYSTEM,
                db -> db.sql("update pack_preview set problem = :problem where digest = :digest")
                        .param("problem", problem)
                        .param("digest", digest)
                        .update());
    }

    /** Compares what was found with what holds, by place. */
    static void keep(JdbcClient db, String digest, LocalDate asOf, long version) {
        db.sql("delete from pack_move where digest = :digest")
                .param("digest", digest)
                .update();
        db.sql("""
                insert into pack_move (digest, place_no, before, after, households, cost_before, cost_after)
                select :digest, h.place_no, coalesce(r.level, ''), coalesce(f.level, ''), count(*),
                    coalesce(sum((select sum(c) from unnest(r.costs) c)), 0),
                    coalesce(sum((select sum(c) from unnest(f.costs) c)), 0)
                from found f join household h using (household_id)
                left join result r on r.household_no = h.household_no and r.until_run is null
                group by 2, 3, 4""").param("digest", digest).update();
        db.sql("""
                update pack_preview set made_at = clock_timestamp(), as_of = :asOf, register_version = :version
                where digest = :digest""")
                .param("asOf", asOf)
                .param("version", version)
                .param("digest", digest)
                .update();
    }
}

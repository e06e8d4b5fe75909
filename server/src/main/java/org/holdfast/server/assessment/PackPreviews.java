package org.holdfast.server.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Disclosure;
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
     * @param households null when the reader is not told so exactly, see {@link Disclosure}
     * @param costBefore a year, of the measures suggested now; {@code costAfter} of those suggested then, as far as known
     */
    public record Move(
            String before,
            String after,
            @Nullable Long households,
            @Nullable BigDecimal costBefore,
            @Nullable BigDecimal costAfter) {}

    private record Counted(String before, String after, long households, BigDecimal costBefore, BigDecimal costAfter) {
        Move to(Disclosure disclosure) {
            return new Move(
                    before,
                    after,
                    disclosure.count(households),
                    disclosure.amount(costBefore, households),
                    disclosure.amount(costAfter, households));
        }
    }

    /**
     * What a pack would decide.
     *
     * @param madeAt null while it is being worked out
     * @param current whether the register is still as it was then
     * @param valid whether it is of the last day and beside the pack that is in force, so that its pack may be activated
     * @param problem why it was not made: {@code refused} or {@code failed}
     * @param version grows when it is asked for again
     * @param moves at the place of the reader, also of those that stay
     */
    public record Preview(
            OffsetDateTime askedAt,
            @Nullable OffsetDateTime madeAt,
            @Nullable LocalDate asOf,
            boolean current,
            boolean valid,
            @Nullable String problem,
            long version,
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
            boolean valid,
            @Nullable String problem,
            long version) {}

    /** Asks for a preview, or for one more; false when the actor does not decide for the whole server. */
    public boolean ask(Actor actor, String digest) {
        if (!Packs.decides(store, actor)) {
            return false;
        }
        store.write(
                actor,
                db -> db.sql("""
                        insert into pack_preview (digest, asked_by) values (:digest, :by)
                        on conflict (digest) do update set asked_at = now(), made_at = null, problem = null,
                            version = pack_preview.version + 1""")
                        .param("digest", digest)
                        .param("by", actor.accountId())
                        .update());
        return true;
    }

    /** Whether a preview is one that its pack may be activated after. */
    private static final String VALID = """
            coalesce(made_at > now() - interval '1 day' and against =
                (select digest from pack_activation order by activation_id desc limit 1), false)""";

    /** Whether that version of a pack's preview is there and valid. */
    static boolean isValid(JdbcClient db, String digest, long version) {
        return db.sql("select exists (select 1 from pack_preview where digest = :digest and version = :version and "
                        + VALID + ")")
                .param("digest", digest)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** The preview of a pack, as far as the reader may see; empty when none was asked for. */
    public Optional<Preview> find(Actor reader, String digest) {
        return store.read(
                reader,
                db -> db.sql("""
                        select asked_at, made_at, as_of, problem, version,""" + VALID + """
                             valid,
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
                                made.valid(),
                                made.problem(),
                                made.version(),
                                moves(db, digest, Disclosure.to(reader)))));
    }

    private static List<Move> moves(JdbcClient db, String digest, Disclosure disclosure) {
        return db.sql("""
                select before, after, sum(households) households, sum(cost_before) cost_before, sum(cost_after) cost_after
                from pack_move where digest = :digest group by before, after
                order by before = after, sum(households) desc""").param("digest", digest).query(Counted.class).list().stream()
                .map(move -> move.to(disclosure))
                .toList();
    }

    /** A preview that waits to be made. */
    record Asked(String digest, long version) {}

    static @Nullable Asked next(Store store) {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql(
                                "select digest, version from pack_preview where made_at is null and problem is null limit 1")
                        .query(Asked.class)
                        .optional()
                        .orElse(null));
    }

    static void fail(Store store, Asked asked, WhyNot problem) {
        store.write(
                Actor.SYSTEM,
                db -> db.sql("update pack_preview set problem = :problem where digest = :digest and version = :version")
                        .param("problem", problem.id())
                        .param("digest", asked.digest())
                        .param("version", asked.version())
                        .update());
    }

    /** Compares what was found with what holds, by place. */
    static void keep(JdbcClient db, Asked asked, LocalDate asOf, long registerVersion) {
        String digest = asked.digest();
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
                update pack_preview set made_at = clock_timestamp(), as_of = :asOf, register_version = :register,
                    against = (select digest from pack_activation order by activation_id desc limit 1)
                where digest = :digest and version = :version""")
                .param("asOf", asOf)
                .param("register", registerVersion)
                .param("version", asked.version())
                .param("digest", digest)
                .update();
    }
}

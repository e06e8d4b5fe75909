package org.holdfast.server.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.holdfast.column.Register;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.explain.Explainer;
import org.holdfast.engine.explain.Explanation;
import org.holdfast.engine.households.Setting;
import org.holdfast.engine.reference.HouseholdInquiries;
import org.holdfast.policy.pack.Pack;
import org.holdfast.server.registry.RegisterExcerpt;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Assesses and explains single households at once: as they are, as they were known, or as somebody supposes them. It finds
 * what a run finds, by the same rules with the same figures over the whole register; it writes nothing.
 */
public final class HouseholdAssessment {
    private final Store store;
    private final Packs packs;
    /** More at once would only take the processors from what compiles them and from other pages. */
    private final int together = Runtime.getRuntime().availableProcessors();

    private final Semaphore turns = new Semaphore(together, true);

    public HouseholdAssessment(Store store, Packs packs) {
        this.store = store;
        this.packs = packs;
    }

    /** By which policy and on which date a household is assessed, and the figures over the whole register. */
    public record Basis(Pack pack, LocalDate asOf, List<PopulationValue> population) {}

    /** What was found, and the setting in which to put it into words. */
    public record Found(Explanation explanation, Setting setting) {
        /** The category, unless it is the one that holds when nothing else does. */
        public @Nullable String category() {
            return FoundRow.category(
                    FoundRow.noCategory(setting.pack()),
                    explanation.assessment().category());
        }
    }

    /**
     * The basis of what was in force at a moment: that of the last run over all households that had ended then.
     *
     * @param then null is now
     */
    public Optional<Basis> basis(@Nullable Instant then) {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("""
                select run_id, digest, as_of from run
                where kind = 'full' and state = 'done' and (:then::timestamptz is null or ended_at <= :then::timestamptz)
                order by run_id desc limit 1""")
                        .param("then", then == null ? null : then.atOffset(ZoneOffset.UTC))
                        .query(Last.class)
                        .optional()
                        .map(last -> new Basis(
                                packs.get(last.digest()), last.asOf(), PopulationFigures.of(db, last.runId()))));
    }

    private record Last(long runId, String digest, LocalDate asOf) {}

    /** Whether somebody's household is being assessed. */
    public boolean isAsked() {
        return turns.availablePermits() < together;
    }

    /** Assesses a household. */
    public Found of(RegisterExcerpt excerpt, Basis basis) throws Unassessable {
        turns.acquireUninterruptibly();
        try {
            return found(excerpt, basis);
        } finally {
            turns.release();
        }
    }

    private static Found found(RegisterExcerpt excerpt, Basis basis) throws Unassessable {
        Register register = excerpt.read(basis.pack().currency());
        HouseholdInquiries inquiries = HouseholdInquiries.of(
                register,
                basis.pack(),
                basis.asOf(),
                Unassessable.currency(register.currency(), basis.pack()),
                basis.population());
        Setting setting = inquiries.setting();
        return new Found(new Explainer(basis.pack(), setting.currency()).explain(inquiries.of(register)), setting);
    }
}

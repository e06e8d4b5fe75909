package org.holdfast.server.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Snapshot;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.explain.Explainer;
import org.holdfast.engine.reference.HouseholdInquiries;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Process.Signals;
import org.holdfast.register.snapshot.RegisterOfSnapshot;
import org.holdfast.report.explain.ExplanationJson;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Changes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens a signal, with its explanation, for each household whose level rose or that has a category it did not have, as
 * {@link Watch} says. While a signal is open there is no second one; it takes the graver level and the new category.
 */
final class OpenedSignals {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient db;
    private final long runId;
    private final LocalDate asOf;
    private final Pack pack;
    private final ColumnarAssessor assessor;
    private final Snapshot snapshot;

    OpenedSignals(JdbcClient db, long runId, LocalDate asOf, Pack pack, ColumnarAssessor assessor, Snapshot snapshot) {
        this.db = db;
        this.runId = runId;
        this.asOf = asOf;
        this.pack = pack;
        this.assessor = assessor;
        this.snapshot = snapshot;
    }

    /** A signal that was opened, or that was open and says more now. */
    private record Opened(
            long signalId,
            String householdId,
            long placeNo,
            String what,
            @Nullable String level,
            @Nullable String category,
            @Nullable String levelBefore,
            @Nullable String categoryBefore) {}

    /** Opens them, journals them, and gives how many they are. */
    long open(Changes changes) {
        Signals signals = pack.process().signals();
        int from = Math.max(1, new FoundRow(pack, assessor.places(), assessor.currency()).rank(signals.fromLevel()));
        Watch watch = new Watch(db, asOf, signals.settleDays());
        watch.compare(from);
        watch.remember();
        explain(wanted(from));
        // from here on whoever works on one of these signals waits for the end
        follow();
        List<Opened> joined = join(from);
        List<Opened> opened = insert(signals.checkDays());
        Findings.setForMany(db, false);
        joined.forEach(signal -> changes.add(change(signal, CanonicalJson.write(words(before(signal))))));
        opened.forEach(signal -> changes.add(change(signal, null)));
        return opened.size();
    }

    private Change change(Opened signal, @Nullable String before) {
        Map<String, @Nullable String> after = words(signal);
        if (before == null) {
            after.put("household", signal.householdId());
            after.put("channel", "engine");
            after.put("what", signal.what());
        }
        after.put("run", Long.toString(runId));
        return new Change(
                "signal", Long.toString(signal.signalId()), signal.placeNo(), before, CanonicalJson.write(after));
    }

    private static Opened before(Opened joined) {
        return new Opened(
                joined.signalId(),
                joined.householdId(),
                joined.placeNo(),
                joined.what(),
                joined.levelBefore(),
                joined.categoryBefore(),
                null,
                null);
    }

    private static Map<String, @Nullable String> words(Opened signal) {
        Map<String, @Nullable String> words = new LinkedHashMap<>();
        words.put("level", signal.level());
        words.put("category", signal.category());
        return words;
    }

    /** Signals are seen where their household is now. */
    private void follow() {
        db.sql("""
                update signal s set place_no = h.place_no from found f join household h using (household_id)
                where s.household_no = h.household_no and s.place_no <> h.place_no""").update();
    }

    /** When an open signal {@code s} takes what was found of its household. */
    private static final String GRAVER = """
            (s.state = 'open' and (f.level_rank > s.level_rank and f.level_rank >= :from
                or n.category and f.category is distinct from s.category))""";

    /** The households whose signals may be opened or become graver. */
    private List<String> wanted(int from) {
        return db.sql("""
                select household_id from news join household using (household_no)
                union
                select h.household_id from found f join household h using (household_id) join signal s using (household_no)
                left join news n using (household_no) where\s""" + GRAVER + " order by 1")
                .param("from", from)
                .query(String.class)
                .list();
    }

    /** An open signal takes the graver level and the new category. */
    private List<Opened> join(int from) {
        return db.sql("""
                update signal s set version = s.version + 1, causes = o.causes, level = o.level_now,
                    level_rank = greatest(s.level_rank, o.level_rank), category = o.category_now,
                    explanation = coalesce(e.explanation, s.explanation)
                from (
                    select s.signal_id, s.household_id, f.causes, f.level_rank, s.level as level_before, s.category as category_before,
                        case when f.level_rank > s.level_rank then f.level else s.level end as level_now,
                        coalesce(f.category, s.category) as category_now
                    from found f join household h using (household_id) join signal s using (household_no)
                    left join news n using (household_no)
                    where GRAVER
                    order by s.signal_id for update of s) o left join explained e using (household_id)
                where s.signal_id = o.signal_id
                returning s.signal_id, s.household_id, s.place_no, s.what, s.level, s.category,
                    o.level_before, o.category_before""".replace("GRAVER", GRAVER))
                .param("from", from)
                .query(Opened.class)
                .list();
    }

    private List<Opened> insert(int checkDays) {
        return db.sql("""
                insert into signal (household_no, household_id, place_no, channel, what, run_id, level, level_rank, category,
                    causes, due_on, explanation)
                select h.household_no, h.household_id, h.place_no, 'engine',
                    case when n.rose then 'level' else 'category' end,
                    :run, f.level, f.level_rank, f.category, f.causes, :due, e.explanation
                from news n join household h using (household_no) join found f using (household_id)
                left join explained e using (household_id)
                where not exists (select 1 from signal s where s.household_no = h.household_no and s.state = 'open')
                order by h.household_id
                returning signal_id, household_id, place_no, what, level, category, null as level_before,
                    null as category_before""")
                .param("run", runId)
                .param("due", asOf.plusDays(checkDays))
                .query(Opened.class)
                .list();
    }

    /** Puts into words, in a table {@code explained}, what was found of households. */
    private void explain(List<String> households) {
        db.sql(
                        "create temporary table explained (household_id text not null, explanation jsonb not null) on commit drop")
                .update();
        if (households.isEmpty()) {
            return;
        }
        HouseholdInquiries inquiries = assessor.inquiries();
        Explainer explainer = new Explainer(pack, assessor.currency());
        ExplanationJson json = new ExplanationJson(pack, inquiries.setting());
        List<String> ids = new ArrayList<>();
        List<String> explanations = new ArrayList<>();
        try (RegisterOfSnapshot registers = new RegisterOfSnapshot(snapshot, assessor::isEvidence)) {
            for (String household : households) {
                ids.add(household);
                explanations.add(JSON.writeValueAsString(
                        json.of(explainer.explain(inquiries.of(registers.household(snapshot.find(household)))))));
                if (ids.size() == 1000) {
                    keep(ids, explanations);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        keep(ids, explanations);
        db.sql("analyze explained").update();
    }

    private void keep(List<String> ids, List<String> explanations) {
        db.sql("""
                insert into explained select id, explanation::jsonb
                from unnest(:ids::text[], :explanations::text[]) as t(id, explanation)""")
                .param("ids", ids.toArray(new String[0]))
                .param("explanations", explanations.toArray(new String[0]))
                .update();
        ids.clear();
        explanations.clear();
    }
}

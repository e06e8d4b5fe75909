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
 * Opens a signal, with its explanation, for each household whose level rose or that has a category it did not have.
 *
 * <p>Each household is compared with its {@code watch}: the gravest level and the category that count for it. They rise at
 * once and fall only when they have been lower for the days the pack asks for, so that a household on the line, which is
 * above it today and below it tomorrow, opens one signal and not many. While a signal is open there is no second one; it
 * takes the graver level.
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

    /** A signal that was opened. */
    private record Opened(
            long signalId,
            String householdId,
            long placeNo,
            String what,
            @Nullable String level,
            @Nullable String category) {}

    /** Opens them, journals them, and gives how many they are. */
    long open(Changes changes) {
        Signals signals = pack.process().signals();
        int from = Math.max(1, new FoundRow(pack, assessor.places(), assessor.currency()).rank(signals.fromLevel()));
        joinOpen(from);
        List<Opened> opened = insert(from, signals.checkDays());
        watch(signals.settleDays());
        explain(opened);
        for (Opened signal : opened) {
            Map<String, @Nullable String> after = new LinkedHashMap<>();
            after.put("household", signal.householdId());
            after.put("channel", "engine");
            after.put("what", signal.what());
            after.put("level", signal.level());
            after.put("category", signal.category());
            after.put("run", Long.toString(runId));
            changes.add(new Change(
                    "signal", Long.toString(signal.signalId()), signal.placeNo(), null, CanonicalJson.write(after)));
        }
        return opened.size();
    }

    /** An open signal takes the graver level. */
    private void joinOpen(int from) {
        db.sql("""
                update signal s set level = f.level, level_rank = f.level_rank, category = coalesce(f.category, s.category),
                    causes = f.causes, version = s.version + 1
                from found f join household h using (household_id)
                where s.household_no = h.household_no and s.state = 'open'
                    and f.level_rank > s.level_rank and f.level_rank >= :from""").param("from", from).update();
    }

    private List<Opened> insert(int from, int checkDays) {
        return db.sql("""
                insert into signal (household_no, household_id, place_no, channel, what, run_id, level, level_rank, category,
                    causes, due_on)
                select h.household_no, h.household_id, h.place_no, 'engine',
                    case when f.level_rank > coalesce(w.level_rank, 0) and f.level_rank >= :from then 'level' else 'category' end,
                    :run, f.level, f.level_rank, f.category, f.causes, :due
                from found f join household h using (household_id) left join watch w using (household_no)
                where (f.level_rank > coalesce(w.level_rank, 0) and f.level_rank >= :from
                        or f.category is not null and f.category is distinct from w.category)
                    and not exists (
                        select 1 from signal s where s.household_no = h.household_no and s.state = 'open')
                order by h.household_id
                returning signal_id, household_id, place_no, what, level, category""")
                .param("from", from)
                .param("run", runId)
                .param("due", asOf.plusDays(checkDays))
                .query(Opened.class)
                .list();
    }

    /** What each household is compared with from now on. */
    private void watch(int settleDays) {
        db.sql("""
                insert into watch as w (household_no, level_rank, category, lower_since)
                select h.household_no, f.level_rank, f.category, null
                from found f join household h using (household_id)
                where f.level_rank > 0 or f.category is not null
                    or exists (select 1 from watch x where x.household_no = h.household_no)
                on conflict (household_no) do update set
                    level_rank = case
                        when excluded.level_rank >= w.level_rank then excluded.level_rank
                        when w.lower_since is not null and :asOf::date - w.lower_since >= :settle then excluded.level_rank
                        else w.level_rank end,
                    category = case
                        when excluded.category is not null then excluded.category
                        when w.lower_since is not null and :asOf::date - w.lower_since >= :settle then null
                        else w.category end,
                    lower_since = case
                        when excluded.level_rank >= w.level_rank and (excluded.category is not null or w.category is null) then null
                        when w.lower_since is null then :asOf::date
                        when :asOf::date - w.lower_since >= :settle then null
                        else w.lower_since end""").param("asOf", asOf).param("settle", settleDays).update();
    }

    private void explain(List<Opened> opened) {
        if (opened.isEmpty()) {
            return;
        }
        HouseholdInquiries inquiries = assessor.inquiries();
        Explainer explainer = new Explainer(pack, assessor.currency());
        ExplanationJson json = new ExplanationJson(pack, inquiries.setting());
        List<String> ids = new ArrayList<>();
        List<String> explanations = new ArrayList<>();
        try (RegisterOfSnapshot registers = new RegisterOfSnapshot(snapshot, assessor::isEvidence)) {
            for (Opened signal : opened) {
                ids.add(Long.toString(signal.signalId()));
                explanations.add(JSON.writeValueAsString(json.of(
                        explainer.explain(inquiries.of(registers.household(snapshot.find(signal.householdId())))))));
                if (ids.size() == 1000) {
                    keep(ids, explanations);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        keep(ids, explanations);
    }

    private void keep(List<String> ids, List<String> explanations) {
        db.sql("""
                update signal s set explanation = t.explanation::jsonb
                from unnest(:ids::bigint[], :explanations::text[]) as t(signal_id, explanation)
                where s.signal_id = t.signal_id""")
                .param("ids", ids.stream().map(Long::valueOf).toArray(Long[]::new))
                .param("explanations", explanations.toArray(new String[0]))
                .update();
        ids.clear();
        explanations.clear();
    }
}

package org.holdfast.server.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.engine.Assessment.SuggestedMeasure;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.explain.Explanation;
import org.holdfast.engine.households.Setting;
import org.holdfast.server.assessment.HouseholdAssessment;
import org.holdfast.server.registry.Excerpts;
import org.holdfast.server.registry.HouseholdRecord;
import org.holdfast.server.registry.Identifiers;
import org.holdfast.server.registry.RegisterExcerpt;
import org.holdfast.server.registry.Row;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * One household on one page: who belongs to it, what came in and went out, what happened, and what the policy says of it, as
 * it is or as it was known at the end of a day.
 */
public final class HouseholdSheet {
    private static final int MONTHS = 12;
    private final Store store;
    private final Excerpts excerpts;
    private final HouseholdAssessment assessment;

    public HouseholdSheet(Store store, Excerpts excerpts, HouseholdAssessment assessment) {
        this.store = store;
        this.excerpts = excerpts;
        this.assessment = assessment;
    }

    /** What an item came to in the rolling year: the twelve months that end with the newest of the ledger. */
    public record Item(String flow, String item, BigDecimal amount, List<String> sources, String newest) {}

    /** What came in and went out in a month. */
    public record Month(String month, BigDecimal income, BigDecimal expense) {}

    /** Something of the household on a day. */
    public record Moment(
            LocalDate day,
            String kind,
            String what,
            @Nullable BigDecimal amount,
            @Nullable String source) {}

    /** Why an indicator is true, in the pack's words by language. */
    public record Reason(String indicator, Map<String, String> sentences) {
        /** The sentence in a language; the indicator's id when the pack has none. */
        public String in(String language) {
            return sentences.getOrDefault(language.startsWith("zh") ? "zh" : "en", indicator.replace('_', ' '));
        }
    }

    /** A measure the pack suggests, and what it costs a year; null when that is unknown. */
    public record Measure(String id, @Nullable BigDecimal cost) {}

    /** What an undecided indicator would need to be known. */
    public record Doubt(String indicator, List<String> missing) {}

    /**
     * What the policy says of the household.
     *
     * @param clearing the fewest indicators that, if they no longer held, would lower the level; empty when nothing can
     * @param levelAfter the level then
     */
    public record Verdict(
            LocalDate asOf,
            @Nullable String level,
            @Nullable String category,
            boolean verify,
            List<Reason> reasons,
            List<Doubt> doubts,
            List<String> clearing,
            @Nullable String levelAfter,
            List<Measure> measures) {}

    /** A signal of the household. */
    public record Signal(
            long signalId,
            @Nullable String level,
            LocalDate openedOn,
            LocalDate dueOn,
            String state,
            @Nullable String outcome) {}

    /**
     * The page of a household.
     *
     * @param known the day at whose end it was known so; null when it is as it is now
     * @param verdict null when nothing was assessed yet
     */
    public record Sheet(
            String householdId,
            Place place,
            long version,
            @Nullable LocalDate known,
            HouseholdRecord record,
            @Nullable Verdict verdict,
            List<Item> items,
            List<Month> months,
            List<Moment> moments,
            List<Signal> signals) {
        /** A cell of the household's own row; null is unknown. */
        public @Nullable String own(String column) {
            return record.own().cell(column);
        }
    }

    /** That household; null when there is none for the reader, or it was not known on that day. */
    public @Nullable Sheet of(Actor reader, String householdId, @Nullable LocalDate known) {
        Instant then = known == null
                ? null
                : known.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
        Optional<Excerpts.Now> now = excerpts.find(reader, householdId);
        Optional<RegisterExcerpt> excerpt =
                then == null ? now.map(Excerpts.Now::excerpt) : excerpts.findKnown(reader, householdId, then);
        if (excerpt.isEmpty() || now.isEmpty()) {
            return null;
        }
        HouseholdRecord record = excerpt.get().household();
        List<Row> ledger = record.rows("ledger");
        return new Sheet(
                householdId,
                place(excerpt.get()),
                now.get().version(),
                known,
                Identifiers.hide(record),
                verdict(excerpt.get(), then),
                items(ledger),
                months(ledger),
                moments(reader, now.get().householdNo(), record, then),
                signals(reader, now.get().householdNo(), then));
    }

    private static Place place(RegisterExcerpt excerpt) {
        String id = String.valueOf(excerpt.household().own().cell("place_id"));
        return excerpt.surroundings().getOrDefault("place", List.of()).stream()
                .filter(place -> id.equals(place.cell("place_id")))
                .map(place -> new Place(id, String.valueOf(place.cell("name"))))
                .findFirst()
                .orElse(new Place(id, id));
    }

    /** What the policy said then, or says now. */
    @Nullable
    Verdict verdict(RegisterExcerpt excerpt, @Nullable Instant then) {
        HouseholdAssessment.Basis basis = assessment.basis(then).orElse(null);
        if (basis == null) {
            return null;
        }
        try {
            HouseholdAssessment.Found found = assessment.of(excerpt, basis);
            Explanation explanation = found.explanation();
            return new Verdict(
                    basis.asOf(),
                    explanation.assessment().level(),
                    found.category(),
                    explanation.assessment().verify(),
                    explanation.reasons().stream()
                            .map(reason -> new Reason(reason.indicator(), reason.sentences()))
                            .toList(),
                    explanation.doubts().stream()
                            .map(doubt -> new Doubt(doubt.indicator(), List.copyOf(new TreeSet<>(doubt.missing()))))
                            .toList(),
                    explanation.clearing(),
                    explanation.levelAfter(),
                    explanation.assessment().measures().stream()
                            .map(one -> measure(found.setting(), one))
                            .toList());
        } catch (Unassessable not) {
            return null;
        }
    }

    private static Measure measure(Setting setting, SuggestedMeasure suggested) {
        Long cost = suggested.cost();
        return new Measure(
                setting.pack().measures().get(suggested.measure()).id(),
                cost == null ? null : setting.currency().decimal(cost));
    }

    private static BigDecimal amount(Row row) {
        return new BigDecimal(Objects.requireNonNullElse(row.cell("amount"), "0"));
    }

    private static String firstMonth(List<Row> ledger) {
        String newest = ledger.stream()
                .map(row -> String.valueOf(row.cell("month")))
                .max(Comparator.naturalOrder())
                .orElse("1970-01");
        return YearMonth.parse(newest).minusMonths(MONTHS - 1).toString();
    }

    private static List<Item> items(List<Row> ledger) {
        String first = firstMonth(ledger);
        SortedMap<String, List<Row>> byItem = new TreeMap<>(Comparator.reverseOrder());
        ledger.stream()
                .filter(row -> String.valueOf(row.cell("month")).compareTo(first) >= 0)
                .forEach(row -> byItem.computeIfAbsent(
                                row.cell("flow") + " " + row.cell("item"), key -> new ArrayList<>())
                        .add(row));
        return byItem.values().stream()
                .map(rows -> new Item(
                        String.valueOf(rows.get(0).cell("flow")),
                        String.valueOf(rows.get(0).cell("item")),
                        rows.stream().map(HouseholdSheet::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                        List.copyOf(new TreeSet<>(rows.stream()
                                .map(row -> row.cell("source"))
                                .filter(Objects::nonNull)
                                .map(String::valueOf)
                                .toList())),
                        rows.stream()
                                .map(row -> String.valueOf(row.cell("month")))
                                .max(Comparator.naturalOrder())
                                .orElse("")))
                .toList();
    }

    private static List<Month> months(List<Row> ledger) {
        String first = firstMonth(ledger);
        SortedMap<String, Month> months = new TreeMap<>();
        for (Row row : ledger) {
            String month = String.valueOf(row.cell("month"));
            if (month.compareTo(first) >= 0) {
                boolean income = "income".equals(row.cell("flow"));
                months.merge(
                        month,
                        new Month(
                                month, income ? amount(row) : BigDecimal.ZERO, income ? BigDecimal.ZERO : amount(row)),
                        (a, b) -> new Month(
                                month, a.income().add(b.income()), a.expense().add(b.expense())));
            }
        }
        return List.copyOf(months.values());
    }

    private List<Moment> moments(Actor reader, long householdNo, HouseholdRecord record, @Nullable Instant then) {
        List<Moment> moments = new ArrayList<>();
        for (Row event : record.rows("event")) {
            moments.add(moment("event", event, "occurred_on", "type", "loss", "source"));
        }
        for (Row measure : record.rows("assistance")) {
            moments.add(moment("assistance", measure, "start_on", "measure", "amount", "programme"));
        }
        moments.addAll(store.read(
                reader,
                db -> db.sql("""
                        select opened_at::date "day", 'signal' kind, coalesce(level, category, what) what, null::numeric amount,
                            channel source
                        from signal where household_no = :no and (:then::timestamptz is null or opened_at < :then)
                        union all
                        select run.as_of, 'level', coalesce(r.level, 'none'), null, null
                        from result r join run on run.run_id = r.from_run
                        where r.household_no = :no and (:then::timestamptz is null or run.ended_at < :then)
                        union all
                        select e.at::date, 'edit', e.action, null, e.reason from journal_entry e
                        join journal_change c using (entry_id)
                        where c.kind = 'household' and c.subject = :id and (:then::timestamptz is null or e.at < :then)""")
                        .param("no", householdNo)
                        .param("id", record.householdId())
                        .param("then", then == null ? null : then.atOffset(ZoneOffset.UTC))
                        .query(Moment.class)
                        .list()));
        moments.sort(Comparator.comparing(Moment::day).reversed().thenComparing(Moment::kind));
        return moments.subList(0, Math.min(200, moments.size()));
    }

    private static Moment moment(String kind, Row row, String day, String what, String amount, String source) {
        String money = row.cell(amount);
        return new Moment(
                LocalDate.parse(String.valueOf(row.cell(day))),
                kind,
                String.valueOf(row.cell(what)),
                money == null ? null : new BigDecimal(money),
                row.cell(source));
    }

    private List<Signal> signals(Actor reader, long householdNo, @Nullable Instant then) {
        return store.read(
                reader,
                db -> db.sql("""
                        select signal_id, level, opened_at::date opened_on, due_on, state, outcome from signal
                        where household_no = :no and (:then::timestamptz is null or opened_at < :then)
                        order by opened_at desc limit 20""")
                        .param("no", householdNo)
                        .param("then", then == null ? null : then.atOffset(ZoneOffset.UTC))
                        .query(Signal.class)
                        .list());
    }
}

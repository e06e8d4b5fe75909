package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.holdfast.server.assessment.RunOrders;
import org.holdfast.server.assessment.RunOrders.RunRow;
import org.holdfast.server.journal.JournalReading;
import org.holdfast.server.registry.Intake;
import org.holdfast.server.registry.ReceivedLoad;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the server did: its assessments and what each changed, registers that were sent to it, and the journal. */
@RestController
public class RecordPages {
    private static final int ROWS = 50;
    private final Views views;
    private final Frames frames;
    private final Store store;
    private final RunOrders runs;
    private final Intake intake;
    private final JournalReading journal;

    public RecordPages(Views views, Frames frames, Store store, RunOrders runs, Intake intake, JournalReading journal) {
        this.views = views;
        this.frames = frames;
        this.store = store;
        this.runs = runs;
        this.intake = intake;
        this.journal = journal;
    }

    /** A part of a list, and where it goes on. */
    public record Part<T>(List<T> rows, @Nullable Link next) {
        static <T> Part<T> of(List<T> rows, Link here, ToLongFunction<T> key) {
            return rows.size() <= ROWS
                    ? new Part<>(rows, null)
                    : new Part<>(
                            rows.subList(0, ROWS),
                            here.with("before", Long.toString(key.applyAsLong(rows.get(ROWS - 1)))));
        }
    }

    private static long before(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    private ResponseEntity<String> page(HttpServletRequest request, Navigation here, String name, Object shown) {
        return ResponseEntity.ok(views.page(name, frames.of(request, here), shown));
    }

    @GetMapping(path = "/runs", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> runs(
            HttpServletRequest request, @RequestParam(name = "before", defaultValue = "") String before) {
        return page(
                request,
                Navigation.RUNS,
                "runs",
                Part.of(runs.list(Frames.reader(), before(before), ROWS + 1), Link.to("/runs"), RunRow::runId));
    }

    @PostMapping("/runs")
    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = frames.texts(request);
        boolean may = Frames.reader().role() == Role.OFFICER;
        boolean asked = may && runs.ask(Frames.reader());
        Frames.say(request, may, texts.text(asked ? "runs.asked" : may ? "runs.waiting" : "runs.officers"));
        response.sendRedirect("/runs");
    }

    /** A household of which a run found another level than before. */
    public record Moved(
            String householdId,
            String place,
            @Nullable String before,
            @Nullable String after,
            @Nullable String cause) {}

    /** How many moved from a level to another. */
    public record Count(@Nullable String before, @Nullable String after, long households) {}

    /** An assessment and what it changed at the reader's place. */
    public record RunShown(RunRow run, List<Count> counts, List<Moved> moved) {}

    @GetMapping(path = "/runs/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> run(HttpServletRequest request, @PathVariable("id") String id) {
        Optional<RunRow> run =
                id.matches("[0-9]{1,18}") ? runs.find(Frames.reader(), Long.parseLong(id)) : Optional.empty();
        return run.map(found -> page(
                        request,
                        Navigation.RUNS,
                        "run",
                        Frames.reader().role().readsHouseholds()
                                ? new RunShown(found, counts(found.runId()), moved(found.runId()))
                                : new RunShown(found, List.of(), List.of())))
                .orElseGet(() -> frames.notFound(request));
    }

    private List<Count> counts(long run) {
        long least = Frames.reader().role() == Role.SUPERVISOR ? Overview.SMALLEST_CELL : 1;
        return store.read(
                Frames.reader(),
                db -> db.sql("""
                        select b.level before, r.level after, count(*) households
                        from result r left join result b on b.household_no = r.household_no and b.until_run = r.from_run
                        where r.from_run = :run and b.level is distinct from r.level
                        group by 1, 2 having count(*) >= :least order by 3 desc""")
                        .param("run", run)
                        .param("least", least)
                        .query(Count.class)
                        .list());
    }

    private List<Moved> moved(long run) {
        return store.read(
                Frames.reader(),
                db -> db.sql("""
                        select r.household_id, p.name place, b.level before, r.level after, r.main_cause cause
                        from result r left join result b on b.household_no = r.household_no and b.until_run = r.from_run
                        left join place p on p.place_no = r.place_no
                        where r.from_run = :run and b.level is distinct from r.level
                        order by r.level_rank - coalesce(b.level_rank, 0) desc, r.household_id limit 200""").param("run", run).query(Moved.class).list());
    }

    @GetMapping(path = "/loads", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> loads(
            HttpServletRequest request, @RequestParam(name = "before", defaultValue = "") String before) {
        return page(
                request,
                Navigation.LOADS,
                "loads",
                Part.of(
                        intake.list(Frames.reader(), before(before), ROWS + 1),
                        Link.to("/loads"),
                        ReceivedLoad::loadId));
    }

    @PostMapping("/loads/{id}")
    void decide(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable("id") long id,
            @RequestParam(name = "version", defaultValue = "0") long version,
            @RequestParam(name = "act", defaultValue = "") String act)
            throws IOException {
        Intake.Ordered ordered = act.equals("apply")
                ? intake.apply(Frames.reader(), id, version)
                : intake.withdraw(Frames.reader(), id, version);
        Texts texts = frames.texts(request);
        Frames.say(
                request,
                ordered == Intake.Ordered.DONE,
                texts.text(ordered == Intake.Ordered.DONE ? "loads.done" : "loads.not_done"));
        response.sendRedirect("/loads");
    }

    /** Entries of the journal, and where it stands. */
    public record JournalShown(
            JournalReading.Filter filter, Part<JournalReading.EntryRow> entries, JournalReading.Head head) {}

    @GetMapping(path = "/journal", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> journal(
            HttpServletRequest request,
            @RequestParam(name = "action", defaultValue = "") String action,
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "subject", defaultValue = "") String subject,
            @RequestParam(name = "before", defaultValue = "") String before) {
        JournalReading.Filter filter = new JournalReading.Filter(action.strip(), account.strip(), subject.strip());
        Link here = Link.to("/journal")
                .with("action", filter.action())
                .with("account", filter.account())
                .with("subject", filter.subject());
        return page(
                request,
                Navigation.JOURNAL,
                "journal",
                new JournalShown(
                        filter,
                        Part.of(
                                journal.list(Frames.reader(), filter, before(before), ROWS + 1),
                                here,
                                JournalReading.EntryRow::position),
                        journal.head(Frames.reader())));
    }

    /** The beginning of a long text. */
    public static String shortened(@Nullable String text) {
        if (text == null) {
            return "–";
        }
        return text.length() > 1_000 ? text.substring(0, 1_000) + " ..." : text;
    }

    /** An entry and the first of its changes. */
    public record EntryShown(JournalReading.EntryRow entry, List<JournalReading.ChangeRow> changes) {}

    @GetMapping(path = "/journal/{position}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> entry(HttpServletRequest request, @PathVariable("position") String position) {
        Optional<JournalReading.EntryRow> entry = position.matches("[0-9]{1,18}")
                ? journal.find(Frames.reader(), Long.parseLong(position))
                : Optional.empty();
        return entry.map(found -> page(
                        request,
                        Navigation.JOURNAL,
                        "journal-entry",
                        new EntryShown(found, journal.changes(Frames.reader(), found.position(), 0, 200))))
                .orElseGet(() -> frames.notFound(request));
    }
}

package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.holdfast.server.assessment.RunMoves;
import org.holdfast.server.assessment.RunOrders;
import org.holdfast.server.assessment.RunOrders.RunRow;
import org.holdfast.server.journal.JournalReading;
import org.holdfast.server.store.Actor;
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

/** What the server did: its assessments and what each changed, and the journal. */
@RestController
public class RecordPages {
    private final Views views;
    private final Frames frames;
    private final RunMoves moves;
    private final RunOrders runs;
    private final JournalReading journal;

    public RecordPages(Views views, Frames frames, Store store, RunOrders runs, JournalReading journal) {
        this.views = views;
        this.frames = frames;
        this.moves = new RunMoves(store);
        this.runs = runs;
        this.journal = journal;
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
                Part.of(
                        runs.list(Frames.reader(), Part.before(before), Part.ROWS + 1),
                        Link.to("/runs"),
                        RunRow::runId));
    }

    @PostMapping("/runs")
    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = frames.texts(request);
        boolean may = Frames.reader().role() == Role.OFFICER;
        boolean asked = may && runs.ask(Frames.reader());
        Frames.say(request, may, texts.text(asked ? "runs.asked" : may ? "runs.waiting" : "runs.officers"));
        response.sendRedirect("/runs");
    }

    /** An assessment and what it changed at the reader's place; null for those who see no households. */
    public record RunShown(RunRow run, RunMoves.@Nullable Changed changed, Part<RunMoves.Moved> moved) {}

    @GetMapping(path = "/runs/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> run(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "after", defaultValue = "") String after) {
        Optional<RunRow> run =
                id.matches("[0-9]{1,18}") ? runs.find(Frames.reader(), Long.parseLong(id)) : Optional.empty();
        return run.map(found -> page(request, Navigation.RUNS, "run", shown(found, after)))
                .orElseGet(() -> frames.notFound(request));
    }

    private RunShown shown(RunRow run, String after) {
        Actor reader = Frames.reader();
        if (!reader.role().readsHouseholds()) {
            return new RunShown(run, null, new Part<>(List.of(), null));
        }
        List<RunMoves.Moved> moved = moves.moved(reader, run.runId(), after, Part.ROWS + 1);
        return new RunShown(
                run,
                moves.changed(reader, run.runId()),
                Part.of(moved, Link.to("/runs/" + run.runId()), "after", RunMoves.Moved::key));
    }

    /** A day that a form gives; null when it gives none that makes sense. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text) : null;
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** A day as a form takes it. */
    public static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** Entries of the journal, where it stands, and whether the reader may have all of it. */
    public record JournalShown(
            JournalReading.Filter filter,
            Part<JournalReading.EntryRow> entries,
            JournalReading.Head head,
            boolean whole) {}

    @GetMapping(path = "/journal", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> journal(
            HttpServletRequest request,
            @RequestParam(name = "action", defaultValue = "") String action,
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "subject", defaultValue = "") String subject,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "until", defaultValue = "") String until,
            @RequestParam(name = "before", defaultValue = "") String before) {
        JournalReading.Filter filter =
                new JournalReading.Filter(action.strip(), account.strip(), subject.strip(), day(from), day(until));
        Link here = Link.to("/journal")
                .with("action", filter.action())
                .with("account", filter.account())
                .with("subject", filter.subject())
                .with("from", text(filter.from()))
                .with("until", text(filter.until()));
        return page(
                request,
                Navigation.JOURNAL,
                "journal",
                new JournalShown(
                        filter,
                        Part.of(
                                journal.list(Frames.reader(), filter, Part.before(before), Part.ROWS + 1),
                                here,
                                JournalReading.EntryRow::position),
                        journal.head(Frames.reader()),
                        journal.seesAll(Frames.reader())));
    }

    /** The beginning of a long text. */
    public static String shortened(@Nullable String text) {
        if (text == null) {
            return "–";
        }
        return text.length() > 1_000 ? text.substring(0, 1_000) + " ..." : text;
    }

    /** An entry and a part of its changes. */
    public record EntryShown(JournalReading.EntryRow entry, Part<JournalReading.ChangeRow> changes) {}

    @GetMapping(path = "/journal/{position}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> entry(
            HttpServletRequest request,
            @PathVariable("position") String position,
            @RequestParam(name = "after", defaultValue = "") String after) {
        long last = after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
        Optional<JournalReading.EntryRow> entry = position.matches("[0-9]{1,18}")
                ? journal.find(Frames.reader(), Long.parseLong(position))
                : Optional.empty();
        return entry.map(found -> page(
                        request,
                        Navigation.JOURNAL,
                        "journal-entry",
                        new EntryShown(
                                found,
                                Part.of(
                                        journal.changes(Frames.reader(), found.position(), last, Part.ROWS + 1),
                                        Link.to("/journal/" + found.position()),
                                        "after",
                                        change -> Long.toString(change.no())))))
                .orElseGet(() -> frames.notFound(request));
    }
}

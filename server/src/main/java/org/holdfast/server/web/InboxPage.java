package org.holdfast.server.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.signals.Signals;
import org.holdfast.server.signals.Signals.Outcome;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of signals, what is done with those that are chosen, and the list as CSV. */
@RestController
public class InboxPage {
    private final Views views;
    private final Frames frames;
    private final Inbox inbox;
    private final Signals signals;
    private final SavedViews saved;

    public InboxPage(Views views, Frames frames, Inbox inbox, Store store, Journal journal) {
        this.views = views;
        this.frames = frames;
        this.inbox = inbox;
        this.signals = new Signals(journal);
        this.saved = new SavedViews(store);
    }

    /** A page of the list, and the questions that the reader keeps. */
    public record Shown(Inbox.Page page, List<SavedViews.View> views) {}

    @GetMapping(path = "/inbox", produces = MediaType.TEXT_HTML_VALUE)
    String inbox(HttpServletRequest request) {
        return views.page(
                "inbox",
                frames.of(request, Navigation.INBOX),
                new Shown(inbox.page(Frames.reader(), filter(request)), saved.list(Frames.reader())));
    }

    /** What the request asks for; what makes no sense is left out. */
    private static Inbox.Filter filter(HttpServletRequest request) {
        String state = of(request, "state").equals("closed") ? "closed" : "open";
        Link link = Link.to("/inbox").with("state", state);
        for (String name : List.of("level", "channel", "place", "assigned", "sort")) {
            link = link.with(name, of(request, name));
        }
        String sort = of(request, "sort");
        return new Inbox.Filter(
                state,
                of(request, "level"),
                of(request, "channel"),
                of(request, "place"),
                of(request, "assigned"),
                Sorting.of(link, sort.isEmpty() ? "-level" : sort),
                of(request, "after"));
    }

    private static String of(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    @GetMapping(path = "/inbox", params = "format=csv")
    void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"signals.csv\"");
        Inbox.@Nullable Filter filter = filter(request);
        try (Writer to = response.getWriter();
                CsvWriter csv = CsvWriter.builder().build(to)) {
            csv.writeRecord(
                    "signal",
                    "household_id",
                    "place_id",
                    "channel",
                    "level",
                    "category",
                    "causes",
                    "opened_at",
                    "due_on",
                    "state",
                    "assigned_to");
            while (filter != null) {
                Inbox.Page page = inbox.page(Frames.reader(), filter);
                page.rows().forEach(row -> csv.writeRecord(cells(row)));
                Link next = page.next();
                filter = next == null
                        ? null
                        : filter.after(String.valueOf(next.query().get("after")));
            }
        }
    }

    private static List<String> cells(Inbox.Row row) {
        return List.of(
                Long.toString(row.id()),
                row.householdId(),
                row.place().id(),
                row.channel(),
                Objects.requireNonNullElse(row.level(), ""),
                Objects.requireNonNullElse(row.category(), ""),
                String.join(";", row.causes()),
                row.openedAt().toString(),
                row.dueOn().toString(),
                row.state(),
                harmless(Objects.requireNonNullElse(row.assignee(), "")));
    }

    /** A text that no spreadsheet takes for a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @PostMapping("/inbox")
    void act(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "signal", defaultValue = "") List<Long> chosen,
            @RequestParam(name = "act", defaultValue = "") String act,
            @RequestParam(name = "outcome", defaultValue = "") String outcome,
            @RequestParam(name = "reason", defaultValue = "") String reason)
            throws IOException {
        Texts texts = frames.texts(request);
        Outcome how = Outcome.find(outcome);
        if (chosen.isEmpty()) {
            Frames.say(request, false, texts.text("inbox.none_chosen"));
        } else if (chosen.size() > Signals.MOST) {
            Frames.say(request, false, texts.text("inbox.too_many", Signals.MOST));
        } else if (act.equals("take")) {
            say(request, texts, "inbox.taken", signals.take(Frames.reader(), chosen), chosen);
        } else if (act.equals("assign")) {
            String colleague = Objects.requireNonNullElse(request.getParameter("assignee"), "")
                    .strip();
            Optional<List<Long>> given = signals.assign(Frames.reader(), chosen, colleague);
            Frames.say(
                    request,
                    given.isPresent(),
                    given.isPresent()
                            ? texts.text("inbox.assigned_to", given.get().size(), chosen.size(), colleague)
                            : texts.text("inbox.no_colleague"));
        } else if (how == null || reason.isBlank()) {
            Frames.say(request, false, texts.text("inbox.needs_reason"));
        } else {
            say(request, texts, "inbox.closed", signals.close(Frames.reader(), chosen, how, reason.strip()), chosen);
        }
        Inbox.Filter filter = filter(request);
        response.sendRedirect(
                filter.sorting().link().with("after", filter.after()).toString());
    }

    @PostMapping("/inbox/views")
    void view(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "query", defaultValue = "") String query,
            @RequestParam(name = "forget", defaultValue = "0") long forget)
            throws IOException {
        Texts texts = frames.texts(request);
        if (forget > 0) {
            saved.remove(Frames.reader(), forget);
        } else {
            boolean kept = !name.isBlank()
                    && name.length() <= 100
                    && query.length() <= 500
                    && saved.add(Frames.reader(), name.strip(), query).isPresent();
            Frames.say(request, kept, texts.text(kept ? "inbox.view_kept" : "inbox.view_not_kept"));
        }
        response.sendRedirect("/inbox");
    }

    private static void say(HttpServletRequest request, Texts texts, String key, List<Long> done, List<Long> chosen) {
        Frames.say(request, done.size() == chosen.size(), texts.text(key, done.size(), chosen.size()));
    }
}

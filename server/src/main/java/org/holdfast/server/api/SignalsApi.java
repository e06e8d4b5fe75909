package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.signals.Signals;
import org.holdfast.server.web.Inbox;
import org.holdfast.server.web.Link;
import org.holdfast.server.web.Sorting;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signals: listed as in the inbox, and taken, given to somebody or closed, many at once. */
@RestController
@RequestMapping(path = "/api/v1/signals", produces = "application/json")
@Tag(name = "signals", description = "Signals that households may be in difficulty, and what is done with them")
public class SignalsApi {
    private final Inbox inbox;
    private final Signals signals;

    public SignalsApi(Inbox inbox, Journal journal) {
        this.inbox = inbox;
        this.signals = new Signals(journal);
    }

    /** A signal. */
    public record Signal(
            long signalId,
            String householdId,
            String placeId,
            String channel,
            @Nullable String level,
            @Nullable String category,
            List<String> causes,
            Instant openedAt,
            LocalDate dueOn,
            String state,
            @Nullable String assignee,
            boolean overdue) {
        static Signal of(Inbox.Row row) {
            return new Signal(
                    row.id(),
                    row.householdId(),
                    row.place().id(),
                    row.channel(),
                    row.level(),
                    row.category(),
                    row.causes(),
                    row.openedAt(),
                    row.dueOn(),
                    row.state(),
                    row.assignee(),
                    row.overdue());
        }
    }

    @GetMapping
    @Operation(
            summary = "Signals of the account's place",
            description =
                    "Open ones and the gravest first unless asked otherwise; assigned is me or nobody; sort is level, opened or due,"
                            + " after a minus for the largest first.")
    Page<Signal> list(
            @RequestParam(name = "state", defaultValue = "open") String state,
            @RequestParam(name = "level", required = false) @Nullable String level,
            @RequestParam(name = "channel", required = false) @Nullable String channel,
            @RequestParam(name = "place", required = false) @Nullable String place,
            @RequestParam(name = "assigned", required = false) @Nullable String assigned,
            @RequestParam(name = "sort", defaultValue = "-level") String sort,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        one("state", state, "open", "closed");
        one("assigned", Asked.filter("assigned", assigned), "", "me", "nobody");
        one("sort", sort, "level", "-level", "opened", "-opened", "due", "-due");
        String after = Asked.after(cursor);
        Inbox.Page page = inbox.page(
                Asked.actor(),
                new Inbox.Filter(
                        state,
                        Asked.filter("level", level),
                        Asked.filter("channel", channel),
                        Asked.filter("place", place),
                        Asked.filter("assigned", assigned),
                        Sorting.of(Link.to("/"), sort),
                        after),
                Asked.rows(limit));
        Link next = page.next();
        return new Page<>(
                page.rows().stream().map(Signal::of).toList(),
                next == null ? null : Asked.cursor(String.valueOf(next.query().get("after"))));
    }

    private static void one(String name, String value, String... options) {
        if (!List.of(options).contains(value)) {
            throw Refusal.at(name, "is one of " + String.join(", ", options));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "A signal, with the explanation it was opened with")
    Signals.Detail one(@PathVariable("id") long id) {
        return signals.find(Asked.actor(), id).orElseThrow(Refusal::notFound);
    }

    /** What is to be done with signals. */
    public record Act(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"take", "assign", "close"})
            @Nullable
            String act,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "At most 500 ids") @Nullable
            List<@Nullable Long> signals,

            @Schema(description = "To assign: the name of an account at the place") @Nullable
            String assignee,

            @Schema(
                    description = "To close",
                    allowableValues = {"true", "false", "duplicate", "outside"})
            @Nullable
            String outcome,

            @Schema(description = "To close: why") @Nullable String reason) {}

    /** What became of one of them: done, or not open for whoever asks. */
    public record Done(
            long signalId, boolean done, @Nullable String problem) {}

    @PostMapping("/acts")
    @Operation(summary = "Takes, assigns or closes up to 500 signals at once, with a result for each")
    List<Done> act(@RequestBody Act asked) {
        Set<Long> ids = new LinkedHashSet<>();
        for (Long id : Asked.required("signals", asked.signals())) {
            ids.add(Asked.required("signals", id));
        }
        if (ids.isEmpty() || ids.size() > Signals.MOST) {
            throw Refusal.at("signals", "has from 1 to " + Signals.MOST + " ids");
        }
        Set<Long> done = new HashSet<>(act(asked, List.copyOf(ids)));
        return ids.stream()
                .map(id -> new Done(
                        id, done.contains(id), done.contains(id) ? null : "not there, not open, or so already"))
                .toList();
    }

    private List<Long> act(Act asked, List<Long> ids) {
        switch (String.valueOf(asked.act())) {
            case "take" -> {
                return signals.take(Asked.actor(), ids);
            }
            case "assign" -> {
                return signals.assign(Asked.actor(), ids, Asked.sentence("assignee", asked.assignee()))
                        .orElseThrow(() -> new Refusal(
                                ProblemKind.REFUSED,
                                "There is no such account that works with households at the place"));
            }
            case "close" -> {
                Signals.Outcome outcome = Signals.Outcome.find(String.valueOf(asked.outcome()));
                if (outcome == null) {
                    throw Refusal.at("outcome", "is true, false, duplicate or outside");
                }
                return signals.close(Asked.actor(), ids, outcome, Asked.sentence("reason", asked.reason()));
            }
            default -> throw Refusal.at("act", "is take, assign or close");
        }
    }
}

package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.holdfast.server.journal.JournalReading;
import org.holdfast.server.journal.JournalReading.ChangeRow;
import org.holdfast.server.journal.JournalReading.EntryRow;
import org.holdfast.server.journal.JournalReading.Head;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal: entries, what each changed, and where the chain stands. */
@RestController
@RequestMapping(path = "/api/v1/journal", produces = "application/json")
@Tag(name = "journal", description = "Every accepted change, chained and signed")
public class JournalApi {
    private final JournalReading journal;

    public JournalApi(JournalReading journal) {
        this.journal = journal;
    }

    @GetMapping
    @Operation(summary = "Entries that the account may see, the newest first")
    Page<EntryRow> list(
            @RequestParam(name = "action", required = false) @Nullable String action,
            @RequestParam(name = "account", required = false) @Nullable String account,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<EntryRow> rows = journal.list(
                Asked.actor(),
                new JournalReading.Filter(Asked.filter("action", action), Asked.filter("account", account), ""),
                Asked.before(cursor),
                Asked.rows(limit) + 1);
        return Page.of(rows, limit, row -> Long.toString(row.position()));
    }

    @GetMapping("/{position}")
    @Operation(summary = "An entry")
    EntryRow one(@PathVariable("position") long position) {
        return journal.find(Asked.actor(), position).orElseThrow(Refusal::notFound);
    }

    @GetMapping("/{position}/changes")
    @Operation(summary = "What an entry changed, as far as the account may see it")
    Page<ChangeRow> changes(
            @PathVariable("position") long position,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        one(position);
        String after = Asked.after(cursor);
        if (!after.matches("[0-9]{0,18}")) {
            throw Refusal.at("cursor", "is not one that this list gave out");
        }
        List<ChangeRow> rows = journal.changes(
                Asked.actor(), position, after.isEmpty() ? 0 : Long.parseLong(after), Asked.rows(limit) + 1);
        return Page.of(rows, limit, row -> Long.toString(row.no()));
    }

    @GetMapping("/head")
    @Operation(summary = "Where the chain stands, and where it was signed last")
    Head head() {
        return journal.head(Asked.actor());
    }
}

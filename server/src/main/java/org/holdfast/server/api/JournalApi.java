package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.server.journal.JournalExport;
import org.holdfast.server.journal.JournalReading;
import org.holdfast.server.journal.JournalReading.ChangeRow;
import org.holdfast.server.journal.JournalReading.EntryRow;
import org.holdfast.server.journal.JournalReading.Head;
import org.holdfast.server.journal.JournalReading.Signed;
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
    private final JournalExport export;

    public JournalApi(JournalReading journal, JournalExport export) {
        this.journal = journal;
        this.export = export;
    }

    @GetMapping
    @Operation(summary = "Entries that the account may see, the newest first")
    Page<EntryRow> list(
            @RequestParam(name = "action", required = false) @Nullable String action,
            @RequestParam(name = "account", required = false) @Nullable String account,
            @RequestParam(name = "subject", required = false) @Nullable String subject,
            @RequestParam(name = "from", required = false) @Nullable LocalDate from,
            @RequestParam(name = "until", required = false) @Nullable LocalDate until,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<EntryRow> rows = journal.list(
                Asked.actor(),
                new JournalReading.Filter(
                        Asked.filter("action", action),
                        Asked.filter("account", account),
                        Asked.filter("subject", subject),
                        day("from", from),
                        day("until", until)),
                Asked.before(cursor),
                Asked.rows(limit) + 1);
        return Page.of(rows, limit, row -> Long.toString(row.position()));
    }

    private static @Nullable LocalDate day(String where, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1900 || day.getYear() > 9999)) {
            throw Refusal.at(where, "is a day from 1900-01-01 to 9999-12-31");
        }
        return day;
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

    @GetMapping("/checkpoints")
    @Operation(summary = "Where the chain was signed, the newest first")
    Page<Signed> checkpoints(
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<Signed> rows = journal.checkpoints(Asked.actor(), Asked.before(cursor), Asked.rows(limit) + 1);
        return Page.of(rows, limit, row -> Long.toString(row.position()));
    }

    @GetMapping(path = "/export", produces = "application/jsonl")
    @Operation(
            summary = "The whole journal as JSON Lines, which proves itself without a server",
            description = "For auditors of every place. Verify it with: holdfast journal verify FILE")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")))
    void export(HttpServletResponse response) throws IOException {
        if (!journal.seesAll(Asked.actor())) {
            throw new Refusal(ProblemKind.FORBIDDEN, "The whole journal is for auditors of every place");
        }
        response.setContentType("application/jsonl");
        response.setHeader("Cache-Control", "no-store");
        Writer to = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        export.write(to);
        to.flush();
    }
}

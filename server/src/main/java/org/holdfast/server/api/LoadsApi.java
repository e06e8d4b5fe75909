package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.server.registry.Intake;
import org.holdfast.server.registry.IntakeFiles;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.registry.Preview;
import org.holdfast.server.registry.ReceivedLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registers that are sent to the server: checked, previewed, and applied whole or not at all. */
@RestController
@RequestMapping(path = "/api/v1/loads", produces = "application/json")
@Tag(name = "loads", description = "Registers that are sent: checked, previewed, and applied whole or not at all")
public class LoadsApi {
    private final Intake intake;

    public LoadsApi(Intake intake) {
        this.intake = intake;
    }

    /** What became of the rows of a table. */
    public record TableRows(
            String table, long rows, long accepted, SortedMap<String, Long> rejectedByReason, List<String> notes) {}

    /**
     * What applying would do, or did.
     *
     * @param households how many are new, changed, unchanged and gone
     * @param rows rows that come (+table) and go (-table)
     * @param examples ids of some households
     */
    public record Difference(Map<String, Long> households, Map<String, Long> rows, Map<String, List<String>> examples) {
        static @Nullable Difference of(@Nullable Preview preview) {
            return preview == null
                    ? null
                    : new Difference(named(preview.households()), preview.rows(), named(preview.examples()));
        }

        private static <T> Map<String, T> named(Map<? extends Enum<?>, T> values) {
            Map<String, T> named = new TreeMap<>();
            values.forEach((key, value) -> named.put(key.name().toLowerCase(Locale.ROOT), value));
            return named;
        }
    }

    /** A register that was sent, and how far it has come. */
    public record Load(
            long loadId,
            String account,
            String title,
            boolean whole,
            LocalDate heldOn,

            @Schema(
                    allowableValues = {
                        "received",
                        "checking",
                        "ready",
                        "applying",
                        "applied",
                        "refused",
                        "failed",
                        "withdrawn"
                    })
            String state,

            @Schema(description = "SHA-256 of what was sent")
            String digest,

            String phase,
            long done,
            long total,
            List<TableRows> tables,
            @Nullable Difference preview,
            @Nullable String problem,
            Instant createdAt,
            Instant changedAt,
            long version) {
        static Load of(ReceivedLoad load) {
            return new Load(
                    load.loadId(),
                    load.account(),
                    load.title(),
                    load.whole(),
                    load.heldOn(),
                    load.state().id(),
                    load.digest(),
                    load.phase(),
                    load.done(),
                    load.total(),
                    load.tables().stream()
                            .map(table -> new TableRows(
                                    table.table(),
                                    table.rows(),
                                    table.accepted(),
                                    table.rejectedByReason(),
                                    table.notes()))
                            .toList(),
                    Difference.of(load.preview()),
                    load.problem(),
                    load.createdAt(),
                    load.changedAt(),
                    load.version());
        }
    }

    @GetMapping
    @Operation(summary = "Loads that the account sees, the newest first")
    Page<Load> list(
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<Load> rows = intake.list(Asked.actor(), Asked.before(cursor), Asked.rows(limit) + 1).stream()
                .map(Load::of)
                .toList();
        return Page.of(rows, limit, row -> Long.toString(row.loadId()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A load: how far it has come, what was rejected, and what applying it would do")
    ResponseEntity<Load> one(@PathVariable("id") long id) {
        return found(id, ResponseEntity.ok());
    }

    private ResponseEntity<Load> found(long id, ResponseEntity.BodyBuilder answer) {
        ReceivedLoad load = intake.find(Asked.actor(), id).orElseThrow(Refusal::notFound);
        return answer.header("ETag", Asked.etag(load.version())).body(Load.of(load));
    }

    @PostMapping(consumes = "application/zip")
    @Operation(
            summary = "Sends a register: a ZIP archive of its files, at most 4 GiB",
            description =
                    "It is checked and previewed within moments; nothing is changed until it is applied. whole=true holds every"
                            + " household of the account's place, and those it lacks are removed; whole=false holds those that changed,"
                            + " each given whole. At most five loads of an account wait at a time.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "202", description = "Received; Location says where to see how far it has come")
    ResponseEntity<Load> send(
            @Parameter(hidden = true) @RequestAttribute(Idempotency.UPLOAD) IntakeFiles.Sent sent,
            @RequestParam("title") String title,
            @RequestParam("whole") boolean whole,
            @RequestParam(name = "held_on", required = false) @Nullable LocalDate heldOn) {
        Loads.Order order = new Loads.Order(Asked.sentence("title", Asked.filter("title", title)), whole, held(heldOn));
        if (!sent.isArchive()) {
            throw new Refusal(ProblemKind.REFUSED, "The body is not a ZIP archive");
        }
        ReceivedLoad load = intake.receive(Asked.actor(), order, sent);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/loads/" + load.loadId()))
                .header("ETag", Asked.etag(load.version()))
                .body(Load.of(load));
    }

    private static LocalDate held(@Nullable LocalDate on) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        if (on != null && (on.isBefore(Loads.EARLIEST) || on.isAfter(today))) {
            throw Refusal.at("held_on", "is a day from " + Loads.EARLIEST + " to today");
        }
        return on == null ? today : on;
    }

    @PostMapping("/{id}/application")
    @Operation(
            summary = "Applies a load that is ready, whole or not at all",
            description =
                    "It is done in the background. When the register was changed after the preview, the load is previewed"
                            + " again and waits: the field problem says so.")
    @ApiResponse(responseCode = "202", description = "It is being applied")
    ResponseEntity<Load> apply(@PathVariable("id") long id, @RequestHeader("If-Match") String ifMatch) {
        answer(intake.apply(Asked.actor(), id, Asked.version(ifMatch)));
        return found(id, ResponseEntity.accepted());
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Gives a load up that was not applied; its files are deleted")
    ResponseEntity<Load> withdraw(@PathVariable("id") long id, @RequestHeader("If-Match") String ifMatch) {
        answer(intake.withdraw(Asked.actor(), id, Asked.version(ifMatch)));
        return found(id, ResponseEntity.ok());
    }

    private static void answer(Intake.Ordered ordered) {
        switch (ordered) {
            case DONE -> {}
            case STALE -> throw new Refusal(ProblemKind.CHANGED_MEANWHILE, ProblemKind.CHANGED_MEANWHILE.advice());
            case NOT_NOW -> throw new Refusal(ProblemKind.CONFLICT, "The state of the load does not allow it");
            case NOT_OWN -> throw new Refusal(ProblemKind.FORBIDDEN, "The load was sent by another account");
            case UNKNOWN -> throw Refusal.notFound();
        }
    }

    @GetMapping(path = "/{id}/rejected", produces = "text/csv")
    @Operation(summary = "The rejected rows of a load that the account sent, as CSV; kept for 30 days")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<Resource> rejected(@PathVariable("id") long id) {
        Path rows = intake.rejected(Asked.actor(), id).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Cache-Control", "no-store")
                .body(new FileSystemResource(rows));
    }
}

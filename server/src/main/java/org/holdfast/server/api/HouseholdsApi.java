package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.engine.Unassessable;
import org.holdfast.report.explain.ExplanationJson;
import org.holdfast.server.assessment.HouseholdAssessment;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.registry.Excerpts;
import org.holdfast.server.registry.HouseholdRecord;
import org.holdfast.server.registry.Households;
import org.holdfast.server.registry.Identifiers;
import org.holdfast.server.registry.RegisterExcerpt;
import org.holdfast.server.registry.Unmasking;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;
import org.holdfast.server.web.HouseholdSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Households: found, read as they are or were known, assessed, supposed and changed. */
@RestController
@RequestMapping(path = "/api/v1/households", produces = "application/json")
@Tag(name = "households", description = "Households as they are or were known, and changes of single ones")
public class HouseholdsApi {
    private final HouseholdSearch search;
    private final Store store;
    private final Households households;
    private final Excerpts excerpts;
    private final HouseholdAssessment assessment;
    private final Unmasking unmasking;

    public HouseholdsApi(
            Store store,
            PersonalCipher cipher,
            Households households,
            Excerpts excerpts,
            HouseholdAssessment assessment,
            Unmasking unmasking) {
        this.search = new HouseholdSearch(store, cipher);
        this.store = store;
        this.households = households;
        this.excerpts = excerpts;
        this.assessment = assessment;
        this.unmasking = unmasking;
    }

    /** A household in a list. */
    public record Listed(
            String householdId,
            String placeId,
            @Nullable String level,
            @Nullable String mainCause,
            long members) {}

    @GetMapping
    @Operation(summary = "Households of the account's place, in the order of their ids")
    Page<Listed> list(
            @RequestParam(name = "place", required = false) @Nullable String place,
            @RequestParam(name = "level", required = false) @Nullable String level,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        return page(
                new HouseholdSearch.Wanted(
                        "", Asked.filter("place", place), Asked.filter("level", level), Asked.after(cursor)),
                limit);
    }

    /**
     * Which households are looked for.
     *
     * @param words a household's id, the beginning of a member's name, a national id or a phone number
     */
    public record Search(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String words,

            @Nullable String place,
            @Nullable String level,
            @Nullable String cursor,
            @Nullable Integer limit) {}

    @PostMapping("/search")
    @Operation(
            summary = "Households by id, the beginning of a member's name, national id or phone",
            description = "A POST, so that no address holds what is looked for; the answer is not kept for the key.")
    Page<Listed> search(HttpServletRequest request, @RequestBody Search asked) {
        request.setAttribute(Idempotency.SECRET, true);
        String words = Asked.filter("words", Asked.sentence("words", asked.words()));
        return page(
                new HouseholdSearch.Wanted(
                        words,
                        Asked.filter("place", asked.place()),
                        Asked.filter("level", asked.level()),
                        Asked.after(asked.cursor())),
                asked.limit() == null ? HouseholdSearch.ROWS : asked.limit());
    }

    private Page<Listed> page(HouseholdSearch.Wanted wanted, int limit) {
        HouseholdSearch.Found found = search.find(Asked.actor(), wanted, Asked.rows(limit));
        List<Listed> rows = found.rows().stream()
                .map(row ->
                        new Listed(row.householdId(), row.place().id(), row.level(), row.mainCause(), row.members()))
                .toList();
        return new Page<>(rows, found.goesOn() ? Asked.cursor(found.last()) : null);
    }

    /**
     * A household: its rows by table, as in the register format, without the household's id in them.
     *
     * @param version as in the ETag; 0 when it is shown as it was known earlier
     */
    public record Household(
            String householdId,
            long version,

            @Schema(
                    description =
                            "Rows by table: household, person, ledger, event, assistance; cells are texts as in the register"
                                    + " format; national_id and phone show their last characters only")
            Map<String, List<Map<String, String>>> tables) {}

    @GetMapping("/{id}")
    @Operation(summary = "A household as it is, or as it was known at a moment")
    ResponseEntity<Household> one(
            @PathVariable("id") String id,
            @RequestParam(name = "known", required = false) @Nullable OffsetDateTime known) {
        if (known != null) {
            RegisterExcerpt then = excerpts.findKnown(Asked.actor(), checked(id), known.toInstant())
                    .orElseThrow(Refusal::notFound);
            return ResponseEntity.ok(shown(then.household(), 0));
        }
        Excerpts.Now now = now(id);
        return ResponseEntity.ok()
                .header("ETag", Asked.etag(now.version()))
                .body(shown(now.excerpt().household(), now.version()));
    }

    private Excerpts.Now now(String id) {
        return excerpts.find(Asked.actor(), checked(id)).orElseThrow(Refusal::notFound);
    }

    private static String checked(String id) {
        if (id.length() > 200) {
            throw Refusal.notFound();
        }
        return Asked.text("id", id);
    }

    private static Household shown(HouseholdRecord household, long version) {
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        Identifiers.hide(household)
                .tables()
                .forEach((table, rows) -> tables.put(
                        table,
                        rows.stream()
                                .map(row -> (Map<String, String>) row.cells())
                                .toList()));
        return new Household(household.householdId(), version, tables);
    }

    /**
     * A household as it shall be.
     *
     * @param heldOn since when that holds; today when absent
     */
    public record Change(
            @Nullable LocalDate heldOn,
            @Nullable String source,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Map<String, @Nullable List<@Nullable Map<String, @Nullable String>>> tables) {}

    /** What a household has become: its version. */
    public record Accepted(String householdId, long version) {}

    @PutMapping("/{id}")
    @Operation(
            summary = "Puts a household, whole, in place of what is known of it",
            description =
                    "If-Match carries the ETag that was read, or \"0\" to add a household. Identifiers that are still hidden"
                            + " (***1234) stay as they are. What a register would not accept is refused, with the same reasons.")
    ResponseEntity<Accepted> put(
            @PathVariable("id") String id, @RequestHeader("If-Match") String ifMatch, @RequestBody Change change) {
        long expected = Asked.version(ifMatch);
        HouseholdRecord household = record(checked(id), change.tables());
        Entry entry = new Entry(
                Action.HOUSEHOLD_CHANGED,
                change.heldOn() == null ? today() : change.heldOn(),
                change.source() == null ? null : Asked.sentence("source", change.source()),
                Asked.sentence("reason", change.reason()));
        return answer(id, households.put(Asked.actor(), household, expected, entry));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Takes a household out of the register; the journal keeps what it was")
    ResponseEntity<Accepted> remove(
            @PathVariable("id") String id,
            @RequestHeader("If-Match") String ifMatch,
            @RequestParam("reason") String reason) {
        Entry entry = new Entry(Action.HOUSEHOLD_CHANGED, today(), null, Asked.sentence("reason", reason));
        return answer(id, households.remove(Asked.actor(), checked(id), Asked.version(ifMatch), entry));
    }

    private static LocalDate today() {
        return LocalDate.now(java.time.ZoneId.systemDefault());
    }

    private static ResponseEntity<Accepted> answer(String id, Households.Changed changed) {
        if (changed instanceof Households.Done done) {
            return ResponseEntity.ok()
                    .header("ETag", Asked.etag(done.version()))
                    .body(new Accepted(id, done.version()));
        }
        if (changed instanceof Households.Stale stale) {
            throw new Refusal(ProblemKind.CHANGED_MEANWHILE, "The household has version " + stale.version() + " now");
        }
        if (changed instanceof Households.Refused refused) {
            throw new Refusal(
                    ProblemKind.REFUSED,
                    "The household is not accepted",
                    refused.faults().stream()
                            .map(fault -> new Problem.Fault(
                                    fault.table() + "[" + fault.row() + "]"
                                            + (fault.column().isEmpty() ? "" : "." + fault.column()),
                                    fault.reason()))
                            .toList());
        }
        throw Refusal.notFound();
    }

    static HouseholdRecord record(
            String id, @Nullable Map<String, @Nullable List<@Nullable Map<String, @Nullable String>>> tables) {
        Map<String, List<SortedMap<String, String>>> all = new TreeMap<>();
        Asked.required("tables", tables).forEach((table, rows) -> {
            if (!Households.TABLES.contains(table)) {
                throw Refusal.at("tables", "has a table that is none of " + Households.TABLES);
            }
            List<SortedMap<String, String>> cells = new ArrayList<>();
            Asked.required("tables." + table, rows).forEach(row -> cells.add(cells("tables." + table, row)));
            all.put(table, cells);
        });
        List<SortedMap<String, String>> own = all.getOrDefault("household", List.of());
        if (own.size() != 1) {
            throw Refusal.at("tables.household", "has one row");
        }
        return Households.record(id, all);
    }

    static SortedMap<String, String> cells(String where, @Nullable Map<String, @Nullable String> row) {
        SortedMap<String, String> cells = new TreeMap<>();
        Asked.required(where, row).forEach((column, cell) -> {
            Asked.text(where, column);
            if (cell != null && !cell.isEmpty()) {
                if (cell.length() > 4_000 || cell.chars().anyMatch(Character::isISOControl)) {
                    throw Refusal.at(where, "has a cell that is too long or has control characters");
                }
                cells.put(column, Asked.text(where, cell));
            }
        });
        return cells;
    }

    @GetMapping("/{id}/assessment")
    @Operation(summary = "What the pack in force says of a household, and why; as known at a moment, what it said then")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
    ObjectNode assessment(
            @PathVariable("id") String id,
            @RequestParam(name = "known", required = false) @Nullable OffsetDateTime known) {
        Instant then = known == null ? null : known.toInstant();
        RegisterExcerpt excerpt = then == null
                ? now(id).excerpt()
                : excerpts.findKnown(Asked.actor(), checked(id), then).orElseThrow(Refusal::notFound);
        return explained(excerpt, basis(then));
    }

    /** A household as somebody supposes it. */
    public record Supposed(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Map<String, @Nullable List<@Nullable Map<String, @Nullable String>>> tables) {}

    @PostMapping("/{id}/assessment")
    @Operation(summary = "What the pack would say if the household were as supposed; nothing is written")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
    ObjectNode suppose(@PathVariable("id") String id, @RequestBody Supposed supposed) {
        Excerpts.Now now = now(id);
        Households.Judged judged = households.judge(Asked.actor(), now, record(id, supposed.tables()));
        if (!judged.faults().isEmpty()) {
            answer(id, new Households.Refused(judged.faults()));
        }
        return explained(now.excerpt().with(judged.household()), basis(null));
    }

    private HouseholdAssessment.Basis basis(@Nullable Instant then) {
        return assessment
                .basis(then)
                .orElseThrow(() -> new Refusal(ProblemKind.CONFLICT, "Nothing was assessed yet at that time"));
    }

    private ObjectNode explained(RegisterExcerpt excerpt, HouseholdAssessment.Basis basis) {
        try {
            HouseholdAssessment.Found found = assessment.of(excerpt, basis);
            return new ExplanationJson(basis.pack(), found.setting()).of(found.explanation());
        } catch (Unassessable not) {
            throw new Refusal(ProblemKind.CONFLICT, String.valueOf(not.getMessage()));
        }
    }

    /** A change of a household as the journal has it. */
    public record Past(
            long position,
            OffsetDateTime at,
            String account,
            String action,
            LocalDate heldOn,
            @Nullable String source,
            @Nullable String reason) {}

    @GetMapping("/{id}/history")
    @Operation(summary = "When a household was changed, by whom and why, the newest first")
    List<Past> history(@PathVariable("id") String id) {
        if (!excerpts.isThere(Asked.actor(), checked(id))) {
            throw Refusal.notFound();
        }
        return store.read(
                Asked.actor(),
                db -> db.sql("""
                        select distinct e.position, e.at, e.account, e.action, e.held_on, e.source, e.reason
                        from journal_entry e join journal_change c using (entry_id)
                        where c.kind = 'household' and c.subject = :id
                        order by e.position desc limit 500""").param("id", id).query(Past.class).list());
    }

    /** Which identifier is to be seen, and why. */
    public record Unmask(
            @Schema(description = "A person's id; absent for the household's phone") @Nullable
            String personId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    /** An identifier in clear. */
    public record Identifier(String column, String value) {}

    @PostMapping("/{id}/identifiers")
    @Operation(
            summary =
                    "Shows an identifier of a person, or the phone of the household; the journal says who saw it and why")
    ResponseEntity<Identifier> unmask(
            HttpServletRequest request, @PathVariable("id") String id, @RequestBody Unmask asked) {
        request.setAttribute(Idempotency.SECRET, true);
        String person = asked.personId() == null ? null : Asked.filter("person_id", asked.personId());
        Unmasking.Shown shown = unmasking
                .show(Asked.actor(), checked(id), person, Asked.sentence("reason", asked.reason()))
                .orElseThrow(Refusal::notFound);
        return ResponseEntity.status(HttpStatus.OK)
                .header("Cache-Control", "no-store")
                .body(new Identifier(shown.column(), shown.value()));
    }
}

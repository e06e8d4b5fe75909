package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.holdfast.server.assessment.RunMoves;
import org.holdfast.server.assessment.RunOrders;
import org.holdfast.server.assessment.RunOrders.RunRow;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Assessments: those that were made, and one of every household on demand. */
@RestController
@RequestMapping(path = "/api/v1/runs", produces = "application/json")
@Tag(name = "runs", description = "Assessments of the register")
public class RunsApi {
    private final RunOrders runs;
    private final RunMoves moves;

    public RunsApi(RunOrders runs, Store store) {
        this.runs = runs;
        this.moves = new RunMoves(store);
    }

    @GetMapping
    @Operation(summary = "Assessments, the newest first")
    Page<RunRow> list(
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<RunRow> rows = runs.list(Asked.actor(), Asked.before(cursor), Asked.rows(limit) + 1);
        return Page.of(rows, limit, row -> Long.toString(row.runId()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "An assessment")
    RunRow one(@PathVariable("id") long id) {
        return runs.find(Asked.actor(), id).orElseThrow(Refusal::notFound);
    }

    @GetMapping("/{id}/changes")
    @Operation(summary = "What an assessment changed at the account's place: how many moved from a level to another")
    RunMoves.Changed changes(@PathVariable("id") long id) {
        one(id);
        return moves.changed(Asked.actor(), id);
    }

    @GetMapping("/{id}/moved")
    @Operation(summary = "The households of which an assessment found another level, those who rose most first")
    Page<RunMoves.Moved> moved(
            @PathVariable("id") long id,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        one(id);
        List<RunMoves.Moved> rows = moves.moved(Asked.actor(), id, Asked.after(cursor), Asked.rows(limit) + 1);
        return Page.of(rows, limit, RunMoves.Moved::key);
    }

    /** Whether an assessment was asked for by this request, or is waiting already. */
    public record Ordered(boolean ordered) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Asks for an assessment of every household; it begins within a second, after one that is under way")
    Ordered ask() {
        return new Ordered(runs.ask(Asked.actor()));
    }
}

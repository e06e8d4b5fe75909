package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.registry.PlaceFacts;
import org.holdfast.server.registry.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What holds for places: values of series, and hazards. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "place facts", description = "Values of series (prices, rainfall, ...) and hazards of places")
public class PlaceFactsApi {
    private final PlaceFacts facts;

    public PlaceFactsApi(PlaceFacts facts) {
        this.facts = facts;
    }

    /** Rows of a table of the register. */
    public record Rows(
            @Nullable String source,
            @Nullable String reason,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "At most 500 rows; cells are texts as in the register format")
            @Nullable
            List<@Nullable Map<String, @Nullable String>> rows) {}

    /** What became of each row, in order. */
    public record Results(List<PlaceFacts.Outcome> results) {}

    @PostMapping("/series")
    @Operation(summary = "Puts values of series (place_id, series, month, value), with a result for each row")
    Results series(@RequestBody Rows asked) {
        return put("series", asked);
    }

    @PostMapping("/hazards")
    @Operation(summary = "Puts hazards (hazard_id, place_id, type, severity, onset, ...), with a result for each row")
    Results hazards(@RequestBody Rows asked) {
        return put("hazard", asked);
    }

    private Results put(String table, Rows asked) {
        List<Row> rows = new ArrayList<>();
        for (Map<String, @Nullable String> row : Asked.required("rows", asked.rows())) {
            rows.add(new Row(HouseholdsApi.cells("rows", row)));
        }
        if (rows.isEmpty() || rows.size() > PlaceFacts.MOST) {
            throw Refusal.at("rows", "has from 1 to " + PlaceFacts.MOST + " rows");
        }
        Entry entry = new Entry(
                Action.PLACE_FACTS_CHANGED,
                LocalDate.now(ZoneId.systemDefault()),
                asked.source() == null ? null : Asked.sentence("source", asked.source()),
                asked.reason() == null ? null : Asked.sentence("reason", asked.reason()));
        return new Results(facts.put(Asked.actor(), table, rows, entry));
    }
}

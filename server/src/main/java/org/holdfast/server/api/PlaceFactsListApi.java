package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.holdfast.server.registry.Row;
import org.holdfast.server.registry.StoredPlaceFacts;
import org.holdfast.server.registry.StoredPlaceFacts.SeriesKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What holds for places, listed. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "place facts", description = "Values of series (prices, rainfall, ...) and hazards of places")
public class PlaceFactsListApi {
    /** Separates the parts of a key in a cursor; no cell has it. */
    private static final String UNIT = "\u001f";

    private final StoredPlaceFacts facts;

    public PlaceFactsListApi(StoredPlaceFacts facts) {
        this.facts = facts;
    }

    @GetMapping("/series")
    @Operation(summary = "Values of series at the account's places and those that enclose them")
    Page<Map<String, String>> series(
            @Parameter(description = "The id of a place: that place alone")
                    @RequestParam(name = "place", required = false)
                    @Nullable
                    String place,
            @RequestParam(name = "series", required = false) @Nullable String series,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return Page.of(
                cells(facts.series(
                        Asked.actor(),
                        Asked.filter("place", place),
                        Asked.filter("series", series),
                        key(Asked.after(cursor)),
                        Asked.rows(limit) + 1)),
                limit,
                row -> String.join(UNIT, List.of(text(row, "place_id"), text(row, "series"), text(row, "month"))));
    }

    private static SeriesKey key(String after) {
        if (after.isEmpty()) {
            return SeriesKey.FIRST;
        }
        String[] parts = after.split(UNIT, -1);
        if (parts.length != 3) {
            throw Refusal.at("cursor", "is not one that this list gave out");
        }
        return new SeriesKey(parts[0], parts[1], parts[2]);
    }

    @GetMapping("/hazards")
    @Operation(summary = "Hazards at the account's places and those that enclose them")
    Page<Map<String, String>> hazards(
            @Parameter(description = "The id of a place: that place alone")
                    @RequestParam(name = "place", required = false)
                    @Nullable
                    String place,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return Page.of(
                cells(facts.hazards(
                        Asked.actor(), Asked.filter("place", place), Asked.after(cursor), Asked.rows(limit) + 1)),
                limit,
                row -> text(row, "hazard_id"));
    }

    private static List<Map<String, String>> cells(List<Row> rows) {
        return rows.stream().map(row -> (Map<String, String>) row.cells()).toList();
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}

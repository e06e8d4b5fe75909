package org.holdfast.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.store.Store;
import org.holdfast.server.web.Overview;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who asks, the places he sees, and how they stand. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "places", description = "Who asks, the places of the account, and how they stand")
public class PlacesApi {
    private final Store store;
    private final Overview overview;

    public PlacesApi(Store store, Overview overview) {
        this.store = store;
        this.overview = overview;
    }

    /** An account as it sees itself. */
    public record Me(String name, String fullName, String role, String language) {}

    @GetMapping("/me")
    @Operation(summary = "The account that asks")
    Me me() {
        SignedIn who = Asked.who();
        return new Me(who.name(), who.fullName(), who.role().id(), who.language());
    }

    /** A place of the register. */
    public record PlaceRow(
            String placeId,
            @Nullable String parentId,
            String level,
            String name,
            @Nullable String nameLocal,
            @Nullable BigDecimal lat,
            @Nullable BigDecimal lon) {}

    @GetMapping("/places")
    @Operation(summary = "The places that the account sees, in the order of their ids")
    Page<PlaceRow> places(
            @RequestParam(name = "under", required = false) @Nullable String under,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<PlaceRow> rows = store.read(
                Asked.actor(),
                db -> db.sql("""
                        select place_id, parent_id, level, name, name_local, lat, lon from place
                        where place_id > :after and (:under = '' or exists (select 1 from place w
                            where w.place_id = :under and place.place_no between w.place_no and w.last_no))
                        order by place_id limit :rows""")
                        .param("after", Asked.after(cursor))
                        .param("under", Asked.filter("under", under))
                        .param("rows", Asked.rows(limit) + 1)
                        .query(PlaceRow.class)
                        .list());
        return Page.of(rows, limit, PlaceRow::placeId);
    }

    /**
     * How a place stands.
     *
     * @param households to supervisors counts are rounded to 5; null is one that is smaller, and not none
     */
    public record Standing(
            String placeId,
            String name,
            @Nullable Long households,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, @Nullable Long> levels,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, @Nullable Long> causes,

            @Nullable Long openSignals,
            @Nullable Long overdueSignals,
            List<Within> parts) {}

    /** A place within, and its households by level. */
    public record Within(
            String placeId,
            String name,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, @Nullable Long> levels) {}

    @GetMapping("/overview")
    @Operation(summary = "How a place stands: households by level and cause, signals that wait, and the places within")
    Standing overview(@RequestParam(name = "place", required = false) @Nullable String place) {
        Overview.Shown shown = overview.at(Asked.actor(), Asked.filter("place", place));
        if (shown == null) {
            throw Refusal.notFound();
        }
        var here = shown.trail().get(shown.trail().size() - 1);
        return new Standing(
                here.id(),
                here.name(),
                shown.households(),
                counts(shown.levels()),
                counts(shown.causes()),
                shown.open(),
                shown.overdue(),
                shown.parts().stream()
                        .map(part -> new Within(part.place().id(), part.place().name(), part.levels()))
                        .toList());
    }

    private static Map<String, @Nullable Long> counts(List<Overview.Count> counts) {
        Map<String, @Nullable Long> byId = new LinkedHashMap<>();
        counts.forEach(count -> byId.put(count.id(), count.households()));
        return byId;
    }
}
